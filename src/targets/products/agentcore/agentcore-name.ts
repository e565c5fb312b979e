import { cedarLiteral } from '../../languages/cedar/cedar-literal.ts';
import { bareName } from '../../names/bare-name.ts';
import { hasWholeCharacters } from '../../names/whole-characters.ts';

/** AWS allows 10 KB per policy; this leaves room for a longer ARN. */
export const mostAgentcoreBytes = 9_000;

/** How it spells a tool: an action of the gateway. */
export function agentcoreName(serverKey: string, tool: string): { name: string } | { refused: string } {
  if (serverKey.trim() === '' || !hasWholeCharacters(serverKey)) return { refused: 'the gateway target has no name that a policy could spell, so its tools are denied' };
  const said = bareName(tool);
  if ('refused' in said) return said;
  const name = agentcoreAction(serverKey, said.name);
  return agentcoreBytes(name) > mostAgentcoreBytes / 2 ? { refused: 'its name is too long for a policy of AgentCore; it is denied like any tool that is not listed' } : { name };
}

/** The action of a tool. */
export function agentcoreAction(serverKey: string, tool: string): string {
  return `${serverKey}___${tool}`;
}

/** What a name takes of the size of a policy. */
export function agentcoreBytes(name: string): number {
  return new TextEncoder().encode(`AgentCore::Action::${cedarLiteral(name)}, `).length;
}
