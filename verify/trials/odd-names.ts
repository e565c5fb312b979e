import type { TargetId } from '../../src/schema/policy.ts';
import type { Decision } from '../../src/schema/vocabulary.ts';
import { printedPolicy, requestFor } from '../sample.ts';
import { trialOf } from './trial.ts';
import type { Trial } from './trial.ts';

const decisions = ['allow', 'ask', 'deny'] as const satisfies Decision[];
const long = 'of_all_the_records_that_the_service_has_kept_since_the_day_it_was_made';

/** Names that clients rewrite, cut or mistake: each kind with a tool for each decision. Long ones differ at their begin; twins at their end. */
const kinds: readonly ((decision: Decision) => string)[] = [
  (decision) => `${decision}.with.dots`, (decision) => `${decision}/with/slashes`, (decision) => `${decision}__double__underscores`, (decision) => `${decision.toUpperCase()}CamelCase`,
  (decision) => `${decision}_größe`, (decision) => `${decision}削除`, (decision) => `${decision} with spaces`, (decision) => `${decision}:colon`, (decision) => `-${decision}-`,
  (decision) => `${decision}_${long}`, (decision) => `twin_${long}_${decision}`,
];

/** Keys that a person may give a server. */
export const oddKeys = ['verify', 'My Server.v2', 'my.server', 'a__b'];

/** A run for each key, under the policy that we print for a server with all these tools. */
export function oddNames(client: TargetId, path: string, keys: readonly string[] = oddKeys): Trial[] {
  const decided = Object.fromEntries(kinds.flatMap((kind) => decisions.map((decision) => [kind(decision), decision] as const)));
  return keys.map((serverKey) => trialOf(serverKey, [{ path, text: printedPolicy(client, requestFor(serverKey, decided)) }], { serverKey, tools: Object.keys(decided) }));
}
