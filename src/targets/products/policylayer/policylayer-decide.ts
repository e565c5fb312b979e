import type { Json } from '../../../schema/json.ts';
import type { PolicyAnswer, PolicyCall } from '../../../schema/policy.ts';
import { dig, objectsIn, stringsIn } from '../../languages/json/dig.ts';
import { passesCondition } from '../../languages/policylayer/intercept-conditions.ts';
import { sayName } from '../../words/say-name.ts';

/**
 * The order of the documentation: hidden, then the default for what is not under `tools`, then its predicates, then its limits. A
 * `deny_if` without conditions denies, as on the pages that publish it.
 */
export function decidePolicylayer(data: Json, _serverKey: string, { tool, arguments: given }: PolicyCall): PolicyAnswer {
  const hiding = stringsIn(data, 'hide').find((name) => name === tool || name === '*');
  if (hiding !== undefined) return { outcome: 'deny', because: `hide lists ${sayName(hiding)}` };
  const entry = dig(data, 'tools', tool);
  if (entry === undefined) return { outcome: 'unlisted', because: `default is ${dig(data, 'default') === 'allow' ? 'allow' : 'deny'}` };
  const holds = (block: Json) => objectsIn(block, 'conditions').every((condition) => passesCondition(condition, given));
  if (!objectsIn(entry, 'require').every(holds)) return { outcome: 'deny', because: `require of ${sayName(tool)}`, depends: true };
  if (objectsIn(entry, 'deny_if').some(holds)) return { outcome: 'deny', because: `deny_if of ${sayName(tool)}`, depends: objectsIn(entry, 'deny_if').every((block) => objectsIn(block, 'conditions').length > 0) };
  const isLimited = objectsIn(entry, 'limits').length + objectsIn(data, 'all_tools', 'limits').length > 0;
  return { outcome: isLimited ? 'limit' : 'allow', because: `tools lists ${sayName(tool)}${isLimited ? ', with limits' : ''}` };
}
