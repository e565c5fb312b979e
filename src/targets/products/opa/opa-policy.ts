import type { Json, JsonObject } from '../../../schema/json.ts';
import type { ArgumentRule, PolicyItem } from '../../../schema/policy.ts';
import type { Decision } from '../../../schema/vocabulary.ts';
import { anySpelling } from '../../arguments/address-patterns.ts';
import type { SpelledItem } from '../../names/spell-items.ts';
import type { SpelledPolicy } from '../../product.ts';
import { sayFill } from '../../words/say-tests.ts';

const unlisted = 'Denied: the default decision is deny, with the reason not_listed, and that holds for tools the server adds later too.';

/** A table of the tools. */
export function opaPolicy(items: readonly SpelledItem[]): SpelledPolicy {
  // Object.fromEntries defines its keys, so a tool called __proto__ is one like any other.
  const data: Json = { tools: Object.fromEntries(items.map(({ spelling, item }) => [spelling, entryOf(item)])) };
  return { data, lossy: sayFill(items), unlisted };
}

function entryOf({ decision, rate, eased, only = [] }: PolicyItem): JsonObject {
  const verdict = (of: Decision): JsonObject => ({ action: of, ...(of === 'limit' && { max: rate.max, window: rate.window }) });
  return {
    decision: verdict(decision),
    ...(eased !== undefined && { eased: { decision: verdict(eased.decision), when: eased.when.map(ruleOf) } }),
    ...(only.length > 0 && { only: only.map(ruleOf) }),
  };
}

function ruleOf({ parameter, test, values, list, asText, optional }: ArgumentRule): JsonObject {
  return {
    parameter, spellings: anySpelling(parameter), test, values: [...values],
    ...(list !== undefined && { list }), ...(asText === true && { as_text: true }), ...((optional === true || test === 'absent') && { optional: true }),
  };
}
