import type { Json } from '../../../schema/json.ts';
import type { PolicyAnswer, PolicyCall } from '../../../schema/policy.ts';
import { dig, objectsIn, stringsIn } from '../../languages/json/dig.ts';
import { passesCondition } from '../../languages/policylayer/intercept-conditions.ts';
import { sayName } from '../../words/say-name.ts';

/** internal/engine/engine.go: hidden, then default deny, then the rules of the tool, then those of "*". */
export function decideIntercept(data: Json, _serverKey: string, { tool, arguments: given }: PolicyCall): PolicyAnswer {
  const hiding = stringsIn(data, 'hide').find((name) => name === tool || name === '*');
  if (hiding !== undefined) return { outcome: 'deny', because: `hide lists ${sayName(hiding)}` };
  const isListed = dig(data, 'tools', tool) !== undefined;
  if (!isListed && dig(data, 'default') === 'deny') return { outcome: 'unlisted', because: 'default is deny' };
  const rules = [tool, ...(tool === '*' ? [] : ['*'])].flatMap((name) => objectsIn(data, 'tools', name, 'rules'));
  const failing = rules.find((rule) => dig(rule, 'action') === 'deny' || !objectsIn(rule, 'conditions').every((condition) => passesCondition(condition, given)));
  const depends = rules.every((rule) => dig(rule, 'action') !== 'deny');
  if (failing !== undefined) return { outcome: 'deny', because: `the rule ${sayName(String(dig(failing, 'name') ?? ''))}`, depends };
  const limiting = rules.find((rule) => dig(rule, 'rate_limit') !== undefined || isCounted(rule));
  if (limiting !== undefined) return { outcome: 'limit', because: `the rule ${sayName(String(dig(limiting, 'name') ?? ''))}` };
  return isListed ? { outcome: 'allow', because: `tools lists ${sayName(tool)}` } : { outcome: 'unlisted', because: 'default is allow' };
}

function isCounted(rule: Json): boolean {
  return objectsIn(rule, 'conditions').some((condition) => String(dig(condition, 'path') ?? '').startsWith('state.'));
}
