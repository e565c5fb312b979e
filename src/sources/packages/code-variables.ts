import { isChoosingName } from '../dummies/is-choosing-name.ts';
import { dummyValue } from '../dummies/dummy-value.ts';
import { steeringVariables } from '../launch-words/steering-variables.ts';
import { isSecretName } from '../../text/secrets/secret-name.ts';
import type { Given } from './proposed-start.ts';

/** Variables of many programs' libraries, of machines that build, and of clouds that run. */
const common = /^(?:CI|GITHUB_ACTIONS?|GH_|VERCEL|NETLIFY|HEROKU|AWS_LAMBDA|FUNCTION_|K_SERVICE|JEST|VITEST|MOCHA|DEBUG|NO_|FORCE_|COLOR|TERM|USER|LOGNAME|EDITOR|VISUAL|DOTENV|TS_|WS_|FOLLOW|READABLE|GRACEFUL|UNDICI|AZURE_TOKEN|MSI_|IDENTITY_|GOOGLE_CLOUD|GCLOUD|GCE_|OTEL|SENTRY|POSTHOG|LANG|LC_)/;
const mostNames = 8;

/** Dummies for what a package reads that looks like a key, or an address, of its service: names that share a word with the package first; only where there are none, all that are like keys. */
export function codeVariables(names: readonly string[], packageName: string): Record<string, Given> {
  const words = packageName.toUpperCase().split(/[^A-Z0-9]+/).filter((word) => word.length > 2 && !/^(?:MCP|SERVER|THE|API|DEV)$/.test(word));
  const likely = names.filter((name) => !common.test(name) && !isChoosingName(name) && steeringVariables({ [name]: '' }).length === 0);
  const own = likely.filter((name) => words.some((word) => name.includes(word)) && (isSecretName(name) || /(?:UR[IL]|HOST|DOMAIN|EMAIL|USER|USERNAME|ID|SITE|ORG|WORKSPACE|ENDPOINT)$/.test(name)));
  const chosen = own.length > 0 ? own : likely.filter(isSecretName);
  return Object.fromEntries(chosen.slice(0, mostNames).map((name) => [name, { value: dummyValue(name), because: 'its code reads it' }]));
}
