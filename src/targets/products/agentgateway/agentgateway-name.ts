import { bareName } from '../../names/bare-name.ts';

/** How it spells a tool. */
export function agentgatewayName(serverKey: string, tool: string): { name: string } | { refused: string } {
  return serverKey === '' ? { refused: 'the target has no name in the configuration, so no rule can name its tools' } : bareName(tool);
}
