import { bareName } from '../../names/bare-name.ts';

/** How it spells a tool. */
export function interceptName(_serverKey: string, tool: string): { name: string } | { refused: string } {
  return tool === '*' ? { refused: 'Intercept reads * as every tool; this one is denied like any tool that is not listed' } : bareName(tool);
}
