import { findListedEntries } from '../../languages/policylayer/find-listed-entries.ts';
import { interceptConditions } from '../../languages/policylayer/intercept-conditions.ts';
import { stanceByDefault } from '../../languages/policylayer/stance-by-default.ts';
import { yaml } from '../../languages/yaml/yaml.ts';
import { makeProduct } from '../../make-product.ts';
import { decideIntercept } from './intercept-decide.ts';
import { interceptLimits } from './intercept-limits.ts';
import { interceptName } from './intercept-name.ts';
import { interceptPolicy } from './intercept-policy.ts';
import { interceptSteps, interceptWords } from './intercept-words.ts';

/**
 * The policy file of PolicyLayer's open-source proxy Intercept: POLICY.md and internal/config at commit 77f0429 of
 * PolicyLayer/Intercept. With `default: deny` only tools under `tools` run; all conditions of all rules of a tool must hold; `hide`
 * takes a tool off the list and denies its calls. There is no approval. Windows are whole minutes and hours of the clock.
 */
export const intercept = makeProduct({
  label: 'Intercept', fileName: 'policy.yaml', format: yaml,
  proof: { level: 'documented', version: 'commit 77f0429', source: 'github.com/PolicyLayer/Intercept', says: 'Read in the documentation and the source of PolicyLayer/Intercept (commit 77f0429); its validation rules were written down again and every policy passes them. The proxy itself was not run.' },
  says: (rule) => interceptConditions(rule) !== null, unasked: 'denied',
  nameOf: interceptName, policyOf: interceptPolicy, words: interceptWords, steps: interceptSteps, decide: decideIntercept,
  findEntries: findListedEntries, stance: stanceByDefault, limits: interceptLimits,
  unmerged: 'a policy.yaml is the whole policy of one server, and its entries do not say whose they are',
  combine: { refused: 'Intercept stands before one server, and its policy names none' },
});
