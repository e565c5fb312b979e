import type { SpelledItem } from '../names/spell-items.ts';
import { sayName } from './say-name.ts';

/** The role that a person gives to those who may call what would otherwise be asked about, in products that know roles. */
export const approverRole = 'mcp-approver';

/** That a product cannot wait for a person, and what it does instead; `instead` completes "X …". */
export function sayUnasked(items: readonly SpelledItem[], product: string, instead: { all: string; many: string; one: string }): string[] {
  const asked = items.filter(({ item }) => item.decision === 'ask');
  const [first] = asked;
  if (first === undefined) return [];
  const which = asked.length > 1 ? `${asked.length} tools ${instead.many}` : `${sayName(first.item.name)} ${instead.one}`;
  return [`${product} cannot wait for a person, so what should ask ${instead.all}: ${which} instead.`];
}

/** For products without roles. */
export const deniedInstead = { all: 'is denied', many: 'are denied', one: 'is denied' };

/** For products with roles. */
export const approvedInstead = {
  all: `is denied to all but the role ${approverRole}`, many: `need the role ${approverRole}`, one: `needs the role ${approverRole}`,
};

/** For products without rates that let a limited tool through. */
export const runsInstead = { all: 'runs without a limit', many: 'run as often as the agent likes', one: 'runs as often as the agent likes' };
