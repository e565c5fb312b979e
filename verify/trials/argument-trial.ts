import type { Json } from '../../src/schema/json.ts';
import type { PolicyItem, TargetId } from '../../src/schema/policy.ts';
import { policyOutcome } from '../../src/targets/simulate/policy-outcome.ts';
import { targets } from '../../src/targets/targets.ts';
import { sameNames } from '../checked.ts';
import type { Check } from '../checked.ts';
import { request, serverKey } from '../sample.ts';
import type { Fate } from './trial.ts';

type Arguments = { [name: string]: Json };

/** A policy whose rules look at arguments, and calls that it tells apart. */
export interface ArgumentTrial {
  text: string;
  tool: string;
  calls: readonly Arguments[];
  /** Compares what each call came to with what our reading says. */
  compare(fates: readonly Fate[]): Check;
}

const because = 'It is a test.';
const bound: PolicyItem = {
  ...request.items[0]!, decision: 'ask',
  eased: { decision: 'allow', when: [{ parameter: 'action', test: 'one-of', values: ['list', 'a"b'], fill: false, because }] },
  only: [{ parameter: 'path', test: 'starts-with', values: ['/safe/'], fill: false, because }, { parameter: 'amount', test: 'at-most', values: [10], fill: false, because }],
};
const calls: Arguments[] = ['/safe/x', '/safe/../x', '/etc', '/safe/"\u0000'].flatMap((path) => ['list', 'a"b', 'delete'].flatMap((action) => (
  [5, 10, 10.5, -1].map((amount) => ({ path, action, amount, nested: { path: '/safe/', action: 'list', amount: 1 } }))
)));

/** One tool, eased by one argument and bounded by two others. */
export function argumentTrial(client: TargetId): ArgumentTrial {
  const target = targets[client];
  const text = target.print(target.build({ ...request, items: [bound] }).data);
  const data = target.read!(text, 'policy');
  const words: Record<string, Fate> = { allow: 'runs', ask: 'asks', deny: 'refused' };
  const wanted = calls.map((call, index) => `${index} ${words[policyOutcome(target, data, serverKey, { tool: bound.name, arguments: call })?.decision ?? '']}`);
  return { text, tool: bound.name, calls, compare: (fates) => sameNames(`Rules that look at arguments decided ${calls.length} calls as our own reading does.`, wanted, fates.map((fate, index) => `${index} ${fate}`)) };
}
