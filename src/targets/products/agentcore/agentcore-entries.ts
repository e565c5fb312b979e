import type { CedarPolicy } from '../../languages/cedar/cedar-policy.ts';
import type { FindEntries } from '../../names/named-entry.ts';
import { plainEntries } from '../../names/plain-entries.ts';
import { agentcoreAction } from './agentcore-name.ts';

/** The actions that policies name. */
export const findAgentcoreEntries: FindEntries = (data, serverKey) => {
  const spell = (tool: string) => agentcoreAction(serverKey, tool);
  return (data as unknown as CedarPolicy[]).flatMap((policy, index) => (
    plainEntries(actionsIn(policy), `policy ${index + 1}`, (text) => text.startsWith(spell('')), spell)));
};

/** The actions that a policy is about by name. */
export function actionsIn({ action }: CedarPolicy): string[] {
  const entities = action.op === '==' ? [action.entity] : action.op === 'in' ? action.entities : [];
  return entities.map(({ id }) => id);
}
