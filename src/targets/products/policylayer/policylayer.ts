import { objectsIn } from '../../languages/json/dig.ts';
import { json } from '../../languages/json/json.ts';
import { findListedEntries } from '../../languages/policylayer/find-listed-entries.ts';
import { stanceByDefault } from '../../languages/policylayer/stance-by-default.ts';
import { makeProduct } from '../../make-product.ts';
import { beginOf, plainToolName } from '../../names/begin-of.ts';
import { limitOf } from '../../simulate/limit.ts';
import { decidePolicylayer } from './policylayer-decide.ts';
import { policylayerName } from './policylayer-name.ts';
import { policylayerPolicy } from './policylayer-policy.ts';
import { policylayerSteps, policylayerWords } from './policylayer-words.ts';

/**
 * policy.json version 1 of the hosted gateway, as policylayer.com/docs/writing-policies describes it: `{}` under `tools` lets a
 * tool through, `limits` cap it per grant, `hide` takes it off the list and denies its calls, `default` decides about the rest.
 * There is no approval. A `deny_if` without conditions is left out on purpose: published pages use it to deny, but the
 * documentation does not say so, and a tool under `tools` that no condition stops is let through.
 */
export const policylayer = makeProduct({
  label: 'PolicyLayer', fileName: 'policy.json', format: json,
  proof: { level: 'documented', version: 'policy.json version 1', source: 'policylayer.com/docs/writing-policies', says: 'Read in the vendor\'s documentation of policy.json version 1 and compared with the policies it publishes; there is no schema, and the gateway was not run.' },
  unasked: 'denied',
  nameOf: policylayerName, policyOf: policylayerPolicy, words: policylayerWords, steps: policylayerSteps, decide: decidePolicylayer,
  findEntries: findListedEntries,
  ruleBegin: ([first, tool, , name], text) => ((first === 'hide' || (first === 'tools' && name === 'counter' && text === `${tool}_rate`)) ? beginOf(text, plainToolName) : ''),
  combine: { refused: 'a policy of PolicyLayer belongs to the grant of one server, and names none' },
  stance: stanceByDefault,
  limits: (data, { tool }) => [...objectsIn(data, 'tools', tool, 'limits'), ...objectsIn(data, 'all_tools', 'limits')].flatMap((limit) => limitOf(limit['max'], limit['window'])),
});
