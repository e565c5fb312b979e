import { grantsOf } from '../../arguments/grants-of.ts';
import type { Grant } from '../../arguments/grants-of.ts';
import { cedarSpellingGap } from '../../languages/cedar/cedar-rule.ts';
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
    ...sayThem(unseen, (names) => `ToolHive lists a tool only if it may be called without arguments, so ${names} can be called by name and is not listed to callers without the role.`),
    ...sayThem(mixed, (names) => `ToolHive limits a tool as a whole, so all calls of ${names} count, the milder ones too.`),
    ...(tests.length > 0 ? [cedarSpellingGap] : []),
    ...sayFill(items),
  ];
}

/** Whether calls are let through, and none of them without arguments. */
function isUnseen(grants: readonly Grant[]): boolean {
  return grants.length > 0 && grants.every(({ tests }) => tests.some(({ test, optional }) => test !== 'absent' && optional !== true));
}

function sayThem(items: readonly SpelledItem[], sentence: (names: string) => string): string[] {
  const [first] = items;
  return first === undefined ? [] : [sentence(items.length === 1 ? sayName(first.spelling) : `${items.length} tools`)];
}
