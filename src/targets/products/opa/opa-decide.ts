import type { Json, JsonObject } from '../../../schema/json.ts';
import type { ArgumentRule, PolicyAnswer, PolicyCall } from '../../../schema/policy.ts';
import { decisions } from '../../../schema/vocabulary.ts';
import type { Decision } from '../../../schema/vocabulary.ts';
import { passesRule } from '../../arguments/passes-rule.ts';
import { dig, objectsIn } from '../../languages/json/dig.ts';
import { sayName } from '../../words/say-name.ts';

/** The rules of the module, over its table. */
export function decideOpa(data: Json, _serverKey: string, { tool, arguments: given }: PolicyCall): PolicyAnswer {
  const entry = dig(data, 'tools', tool);
  if (entry === undefined) return { outcome: 'unlisted', because: 'the table does not list it' };
  const passes = (rule: Json) => passesRule(opaRule(rule), given);
  const failing = objectsIn(entry, 'only').find((rule) => !passes(rule));
  if (failing !== undefined) return { outcome: 'deny', because: `the test of ${sayName(String(dig(failing, 'parameter')))}`, depends: runs(entry) };
  const isEased = dig(entry, 'eased') !== undefined && objectsIn(entry, 'eased', 'when').every(passes);
  const action = String(dig(entry, ...(isEased ? ['eased'] : []), 'decision', 'action'));
  return { outcome: Object.hasOwn(decisions, action) ? action as Decision : 'deny', because: isEased ? 'its eased entry' : 'its entry in the table', depends: !isEased && dig(entry, 'eased') !== undefined };
}

/** A test as the table holds it. */
export function opaRule(rule: Json): ArgumentRule {
  const { as_text: asText, ...rest } = rule as JsonObject;
  return { ...rest, ...(asText === true && { asText }) } as unknown as ArgumentRule;
}

/** Whether an entry lets some call of its tool through. */
function runs(entry: Json): boolean {
  return [dig(entry, 'decision', 'action'), dig(entry, 'eased', 'decision', 'action')].some((action) => action !== undefined && action !== 'deny');
}
