import type { ArgumentRule } from '../../schema/policy.ts';
import type { Decision } from '../../schema/vocabulary.ts';
import type { SpelledItem } from '../names/spell-items.ts';
import { sayCount, sayList } from './say-count.ts';
import { sayName } from './say-name.ts';
import { sayRate } from './say-rate.ts';

/** Values named in a sentence; more are counted. */
const mostNamed = 3;

const said: Record<ArgumentRule['test'], (values: ArgumentRule['values']) => string> = {
  'one-of': (values) => `is ${sayEither(values)}`,
  'at-most': ([most]) => `is at most ${most}`,
  'starts-with': (values) => `begins with ${sayEither(values)}`,
  'host-one-of': (values) => `is on ${sayEither(values)}`,
  'not-private-host': () => 'is no private address',
  'equals': ([value]) => `is ${sayName(String(value))}`,
  'absent': () => 'is left out',
};

/** "a", "a or b", "a, b or c", "one of 4 values". */
function sayEither(values: ArgumentRule['values']): string {
  if (values.length > mostNamed) return `one of ${sayCount(values.length, 'value')}`;
  const names = values.map((value) => sayName(String(value)));
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
}

/** "url is no private address". */
export function sayTest({ parameter, test, values, optional }: ArgumentRule): string {
  return `${sayName(parameter)} ${said[test](values)}${optional === true && test !== 'absent' ? ', if given,' : ''}`;
}

/** How the arguments of a tool change what happens to it, to follow a sentence about the tool; empty where they do not. */
export function sayTests({ item: { eased, only = [], decision, rate } }: SpelledItem): string {
  const outcomes: Record<Decision, string> = { allow: 'it runs', limit: `it runs at most ${sayRate(rate)}`, ask: 'it asks', deny: 'it is denied' };
  const easing = eased === undefined ? '' : `; when ${sayList(eased.when.map(sayTest))}, ${outcomes[eased.decision]}`;
  const bound = only.length === 0 || (decision === 'deny' && eased === undefined) ? '' : `; only calls whose ${sayList(only.map(sayTest))} are let through`;
  return easing + bound;
}

/** Which placeholders a person must fill in before the policy lets the tools through. */
export function sayFill(items: readonly SpelledItem[]): string[] {
  const open = items.filter(({ item }) => item.only?.some(({ fill }) => fill));
  const [first] = open;
  if (first === undefined) return [];
  const parameters = [...new Set(open.flatMap(({ item }) => (item.only ?? []).filter(({ fill }) => fill).map(({ parameter }) => parameter)))];
  const named = parameters.length > mostNamed ? sayCount(parameters.length, 'argument') : sayList(parameters.map(sayName));
  const tools = open.length === 1 ? sayName(first.item.name) : sayCount(open.length, 'tool');
  return [`Fill in the placeholders for ${named}: until then no call of ${tools} is let through.`];
}
