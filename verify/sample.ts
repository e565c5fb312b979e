import type { PolicyItem, PolicyRequest, TargetId } from '../src/schema/policy.ts';
import type { Decision } from '../src/schema/vocabulary.ts';
import { targets } from '../src/targets/targets.ts';

/** The key under which every client knows the test server. */
export const serverKey = 'verify';

/** A tool for each decision, two whose names try to break out of a format, and one that no policy lists. */
const decided: Record<string, Decision> = {
  get_issue: 'allow',
  'read "it" \\ $(id)': 'allow',
  update_issue: 'limit',
  'create.issue': 'ask',
  delete_repository: 'deny',
  "wipe'; rm -rf *": 'deny',
};
const unlisted = 'added_tomorrow';

export const tools = [...Object.keys(decided), unlisted];
export const callArguments = { path: '/tmp/x' };

const rate = { max: 30, window: 'minute', because: 'It is a test.' } as const;
export const request = requestFor(serverKey, decided);

/** What to write a policy for, where each tool has its decision. */
export function requestFor(key: string, decisions: Record<string, Decision>): PolicyRequest {
  const items = Object.entries(decisions).map(([name, decision]): PolicyItem => ({ name, class: 'write', severity: 'medium', decision, rate }));
  return { serverKey: key, title: 'Verify', scope: 'server', items, posture: 'balanced' };
}

/** The policy a user would paste, exactly as `toolrisk policy` prints it, comments included. */
export function printedPolicy(client: TargetId, given: PolicyRequest = request): string {
  const target = targets[client];
  const { data, lossy, unlisted: others } = target.build(given);
  return target.print(data, [...lossy, others]);
}

/** What each tool should do under it, as our own reading of the printed text says; "unlisted" means the client's default, asking. */
export function expected(client: TargetId): Record<'allow' | 'ask' | 'deny', string[]> {
  const target = targets[client];
  const data = target.read!(printedPolicy(client), client);
  const outcomes = tools.map((tool) => [tool, target.decide!(data, serverKey, { tool, arguments: callArguments }).outcome] as const);
  const those = (...wanted: string[]) => outcomes.filter(([, outcome]) => wanted.includes(outcome)).map(([tool]) => tool);
  return { allow: those('allow'), ask: those('ask', 'unlisted'), deny: those('deny') };
}
