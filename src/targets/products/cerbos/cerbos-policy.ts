import type { Json, JsonObject } from '../../../schema/json.ts';
import { grantsOf } from '../../arguments/grants-of.ts';
import { celRules } from '../../languages/cel/cel-rule.ts';
import type { SpelledItem } from '../../names/spell-items.ts';
import type { SpelledPolicy } from '../../product.ts';
import { sayFill } from '../../words/say-tests.ts';
import { approvedInstead, approverRole, runsInstead, sayUnasked } from '../../words/say-unasked.ts';
import { sayUnlimited } from '../../words/say-unlimited.ts';

const unlisted = 'Denied: Cerbos denies what no rule allows, tools the server adds later too, and the lists of prompts and resources as well.';
/** The role that everybody has. */
export const everybody = '*';

/** A rule for what is let through alike. */
export function cerbosPolicy(items: readonly SpelledItem[]): SpelledPolicy {
  const rules = [
    { actions: ['tools/list'], effect: 'EFFECT_ALLOW', roles: [everybody] },
    ...grouped(items.flatMap(rulesOf)),
  ];
  const data: Json = { apiVersion: 'api.cerbos.dev/v1', resourcePolicy: { resource: 'mcp_server', version: 'default', rules } };
  const lossy = [...sayUnlimited(items, 'Cerbos', runsInstead), ...sayUnasked(items, 'Cerbos', approvedInstead), ...sayFill(items)];
  return { data, lossy, unlisted };
}

interface CerbosRule extends JsonObject { actions: string[]; effect: string; roles: string[] }

/** A tool is listed for whom some call of it is let through; the list is asked for without arguments. */
function rulesOf({ spelling, item }: SpelledItem): CerbosRule[] {
  const [list, call] = [`tools/list::${spelling}`, `tools/call::${spelling}`];
  const grants = grantsOf(item);
  if (grants.length === 0) return [{ actions: [list, call], effect: 'EFFECT_DENY', roles: [everybody] }];
  return grants.flatMap(({ decision, tests }): CerbosRule[] => {
    const rule = { effect: 'EFFECT_ALLOW', roles: [decision === 'ask' ? approverRole : everybody] };
    if (tests.length === 0) return [{ actions: [list, call], ...rule }];
    const condition = { match: { expr: celRules(tests, 'R.attr.arguments') } };
    return [{ actions: [list], ...rule }, { actions: [call], ...rule, condition }];
  });
}

/** Rules that differ in their actions only are one rule. */
function grouped(rules: readonly CerbosRule[]): CerbosRule[] {
  const byRest = new Map<string, CerbosRule>();
  for (const { actions, ...rest } of rules) {
    const key = JSON.stringify(rest);
    const known = byRest.get(key);
    byRest.set(key, { actions: [...new Set([...(known?.actions ?? []), ...actions])], ...rest } as CerbosRule);
  }
  return [...byRest.values()];
}
