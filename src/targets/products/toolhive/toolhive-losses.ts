import { grantsOf } from '../../arguments/grants-of.ts';
import type { Grant } from '../../arguments/grants-of.ts';
import { cedarAddressGap } from '../../languages/cedar/cedar-rule.ts';
import type { SpelledItem } from '../../names/spell-items.ts';
import { sayName } from '../../words/say-name.ts';
import { sayFill } from '../../words/say-tests.ts';
import { approvedInstead, sayUnasked } from '../../words/say-unasked.ts';

/** What ToolHive cannot express. */
export function toolhiveLosses(items: readonly SpelledItem[]): string[] {
  const tests = items.flatMap(({ item }) => grantsOf(item).flatMap((grant) => grant.tests));
  const unseen = items.filter(({ item }) => isUnseen(grantsOf(item).filter(({ decision }) => decision !== 'ask')));
  const mixed = items.filter(({ item }) => new Set(grantsOf(item).map(({ decision }) => decision)).size > 1 && grantsOf(item).some(({ decision }) => decision === 'limit'));
  return [
    ...sayUnasked(items, 'ToolHive', approvedInstead),
    ...(tests.some(({ required }) => required === true) ? ['ToolHive lists a tool only if it may be called without arguments, so a tested argument that the server requires may be missing: the server refuses such a call itself.'] : []),
    ...sayThem(unseen, (names) => `ToolHive does not list ${names} to callers without the role, because only calls with some arguments are let through.`),
    ...sayThem(mixed, (names) => `ToolHive limits a tool as a whole, so all calls of ${names} count, the milder ones too.`),
    ...(tests.some(({ test }) => test === 'not-private-host') ? [cedarAddressGap] : []),
    ...sayFill(items),
  ];
}

/** Whether calls are let through, and none of them without arguments. */
function isUnseen(grants: readonly Grant[]): boolean {
  return grants.length > 0 && grants.every(({ tests }) => tests.some(({ required }) => required !== true));
}

function sayThem(items: readonly SpelledItem[], sentence: (names: string) => string): string[] {
  const [first] = items;
  return first === undefined ? [] : [sentence(items.length === 1 ? sayName(first.spelling) : `${items.length} tools`)];
}
