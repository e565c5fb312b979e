import { objectIn } from '../../languages/json/dig.ts';
import { makeProduct } from '../../make-product.ts';
import { bareName } from '../../names/bare-name.ts';
import { bareEntries } from '../../names/plain-entries.ts';
import { denied } from '../../simulate/stance.ts';
import { decideOpa } from './opa-decide.ts';
import { opaLimits } from './opa-limits.ts';
import { opaPolicy } from './opa-policy.ts';
import { opaSteps, opaWords } from './opa-words.ts';
import { regoModule } from './rego-module.ts';

/**
 * A module for Open Policy Agent: a table of the tools, and rules that look calls up in it, so that nothing a stranger wrote is code.
 * There is no common input for calls of MCP tools, so the module says which it expects. It answers all four decisions; who asks OPA
 * must limit, ask and deny accordingly. `import rego.v1` keeps it valid under OPA 0.59 and later, 1.x included.
 */
export const opa = makeProduct({
  label: 'Open Policy Agent', fileName: 'mcp.rego', format: regoModule,
  proof: { level: 'run', says: 'OPA 0.70.0 accepts the module in strict mode and answered every kind of call as expected.' },
  says: () => true,
  nameOf: (_key, tool) => bareName(tool), policyOf: opaPolicy, words: opaWords, steps: opaSteps, decide: decideOpa,
  findEntries: (data) => bareEntries(Object.keys(objectIn(data, 'tools')), 'tools'),
  unmerged: 'the policy is a program of its own, in a package of its own',
  combine: { refused: 'each server has a module of its own, in a package of its own' },
  stance: () => denied, limits: opaLimits, limitNote: 'your gateway must count the calls',
});
