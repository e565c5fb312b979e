import { cedarSays } from '../../languages/cedar/cedar-rule.ts';
import { permitTexts } from '../../languages/cedar/permit-texts.ts';
import { yaml } from '../../languages/yaml/yaml.ts';
import { makeProduct } from '../../make-product.ts';
import { bareName } from '../../names/bare-name.ts';
import { denied } from '../../simulate/stance.ts';
import { cedarPoliciesIn, readCedarYaml } from './read-cedar-yaml.ts';
import { toolhiveBegin } from './toolhive-begin.ts';
import { decideToolhive } from './toolhive-decide.ts';
import { findToolhiveEntries } from './toolhive-entries.ts';
import { toolhiveLimits } from './toolhive-limits.ts';
import { toolhivePolicy } from './toolhive-policy.ts';
import { toolhiveSteps, toolhiveWords } from './toolhive-words.ts';

/**
 * An MCPServer of ToolHive: Cedar policies and rates per tool, as stacklok/toolhive reads them (pkg/authz/authorizers/cedar, and
 * cmd/thv-operator/api/v1beta1, v0.44). Default is deny, forbid wins, any error of a policy refuses the call. Arguments are
 * `context.arg_<name>`: texts and booleans as they are, every number a decimal, all else only `arg_<name>_present`. A tool is listed
 * if it may be called without arguments. Rates need Redis; they count all users together.
 */
export const toolhive = makeProduct({
  label: 'ToolHive', fileName: 'mcpserver.yaml', format: yaml,
  proof: { level: 'documented', version: 'ToolHive 0.44.0', source: 'github.com/stacklok/toolhive', says: 'The Cedar engine decided on every kind of policy as expected; ToolHive itself runs another implementation of the language. The rest of the resource passes a schema written from the documented limits, which is not the vendor\'s.' },
  says: cedarSays, unasked: 'role',
  nameOf: (_key, tool) => bareName(tool), policyOf: toolhivePolicy, words: toolhiveWords, steps: toolhiveSteps, decide: decideToolhive,
  read: readCedarYaml, findEntries: findToolhiveEntries,
  ruleBegin: toolhiveBegin,
  combine: { refused: 'ToolHive keeps the policies of each server in a resource of its own' },
  stance: () => denied, limits: toolhiveLimits,
  conditions: {
    on: (data, _serverKey, tool) => permitTexts(cedarPoliciesIn(data), ({ resource }) => resource.op !== '==' || resource.entity.id === tool),
  },
});
