import type { Json, JsonObject } from '../../../schema/json.ts';
import { runningGrant } from '../../arguments/grants-of.ts';
import { interceptConditions } from '../../languages/policylayer/intercept-conditions.ts';
import type { SpelledItem } from '../../names/spell-items.ts';
import type { SpelledPolicy } from '../../product.ts';
import { sayName } from '../../words/say-name.ts';
import { sayRate } from '../../words/say-rate.ts';
import { sayFill, sayTest } from '../../words/say-tests.ts';
import { deniedInstead, sayUnasked } from '../../words/say-unasked.ts';

const unlisted = 'Denied: the default of this policy is deny, and that holds for tools the server adds later too.';

/** The rules of each tool that runs. */
export function interceptPolicy(items: readonly SpelledItem[]): SpelledPolicy {
  const entries = items.map((item) => [item.spelling, rulesOf(item)] as const);
  const hide = entries.filter(([, rules]) => rules === null).map(([name]) => name);
  // Object.fromEntries defines its keys, so a tool called __proto__ is one like any other.
  const tools = Object.fromEntries(entries.flatMap(([name, rules]) => (rules === null ? [] : [[name, { rules }] as const])));
  const data: Json = { version: '1', default: 'deny', ...(hide.length > 0 && { hide }), tools };
  return { data, lossy: lossesOf(items), unlisted };
}

/** The rules of a tool that runs; null for one that does not. */
function rulesOf({ spelling, item }: SpelledItem): JsonObject[] | null {
  const grant = runningGrant(item);
  if (grant === undefined || (grant.decision === 'limit' && !canLimit(spelling))) return null;
  const tested = grant.tests.map((test) => ({ test, conditions: interceptConditions(test) }));
  if (tested.some(({ conditions }) => conditions === null)) return null;
  return [
    ...tested.map(({ test, conditions }) => ({ name: `only when ${sayTest(test)}`, conditions: conditions as JsonObject[], on_deny: `Allowed only when ${sayTest(test)}` })),
    ...(grant.decision === 'limit' ? [{ name: 'rate limit', rate_limit: `${item.rate.max}/${item.rate.window}`, on_deny: `At most ${sayRate(item.rate)}` }] : []),
  ];
}

/** A limit becomes a counter `state.<tool>.<counter>`, which validation splits at the first dots: a tool with a dot in its name has none. */
function canLimit(name: string): boolean {
  return !name.includes('.');
}

function lossesOf(items: readonly SpelledItem[]): string[] {
  const uncounted = items.filter(({ spelling, item }) => runningGrant(item)?.decision === 'limit' && !canLimit(spelling));
  const spelled = items.some(({ item }) => (runningGrant(item)?.tests.length ?? 0) > 0);
  const counted = items.filter(({ item: { decision, eased } }) => decision === 'limit' && eased?.decision === 'allow');
  return [
    ...sayUnasked(items, 'Intercept', deniedInstead),
    ...sayThem(uncounted, (names) => `Intercept cannot count calls of a tool with a dot in its name, so ${names} is denied instead of limited.`),
    ...sayThem(counted, (names) => `Intercept limits a tool as a whole, so milder calls of ${names} count too.`),
    ...(spelled ? ['Intercept cannot go through the names of arguments, so a second spelling of a tested one is refused in its usual forms only (Path, PATH, filePath, file_path).'] : []),
    ...sayFill(items),
  ];
}

function sayThem(items: readonly SpelledItem[], sentence: (names: string) => string): string[] {
  const [first] = items;
  return first === undefined ? [] : [sentence(items.length === 1 ? sayName(first.item.name) : `each of ${items.length} tools`)];
}
