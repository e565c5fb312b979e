import { yaml } from '../../languages/yaml/yaml.ts';
import { makeProduct } from '../../make-product.ts';
import { denied } from '../../simulate/stance.ts';
import { decideCerbos } from './cerbos-decide.ts';
import { findCerbosEntries } from './cerbos-entries.ts';
import { cerbosName } from './cerbos-name.ts';
import { cerbosPolicy } from './cerbos-policy.ts';
import { readCerbos } from './cerbos-read.ts';
import { cerbosConditions } from './cerbos-rules.ts';
import { cerbosSteps, cerbosWords } from './cerbos-words.ts';

/**
 * A resource policy of Cerbos as cerbos-fastmcp asks for it: resource `mcp_server`, actions `tools/list`, `tools/list::<tool>` and
 * `tools/call::<tool>`, arguments under `R.attr.arguments` (docs/policies.md and middleware.py, February 2026). What no rule allows
 * is denied; deny wins. An action with wildcard characters is a pattern that ends at a NUL, so
 * names that hold one of these are refused.
 */
export const cerbos = makeProduct({
  label: 'Cerbos', fileName: 'mcp_server.yaml', format: yaml,
  proof: { level: 'run', says: 'Cerbos 0.51.0 compiled the policies and decided on every kind of call as expected.' },
  says: () => true, unlimited: 'runs', unasked: 'role',
  nameOf: cerbosName, policyOf: cerbosPolicy, words: cerbosWords, steps: cerbosSteps, decide: decideCerbos,
  read: readCerbos, findEntries: findCerbosEntries, stance: () => denied,
  unmerged: 'a resource policy is a file of its own, and its rules do not say whose server they are about',
  combine: { refused: 'a resource policy names no server' },
  conditions: { on: cerbosConditions },
});
