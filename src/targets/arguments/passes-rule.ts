import type { Json } from '../../schema/json.ts';
import type { ArgumentRule } from '../../schema/policy.ts';
import { addressOn, namedAddress, privateAddress } from './address-patterns.ts';

const texts = (values: ArgumentRule['values']) => values.filter((value) => typeof value === 'string');

/** What each test means, once; each language of policies says the same in its own words. */
const tests: Record<ArgumentRule['test'], (value: Json, values: ArgumentRule['values']) => boolean> = {
  'one-of': (value, values) => typeof value === 'string' && values.includes(value),
  'at-most': (value, [most]) => typeof value === 'number' && value <= Number(most),
  'starts-with': (value, values) => typeof value === 'string' && !value.includes('..') && texts(values).some((prefix) => value.startsWith(prefix)),
  'host-one-of': (value, values) => typeof value === 'string' && new RegExp(addressOn(texts(values))).test(value),
  'not-private-host': (value) => typeof value === 'string' && new RegExp(namedAddress).test(value) && !new RegExp(privateAddress).test(value),
  'equals': (value, [wanted]) => value === wanted,
};

/** Whether the arguments of a call pass a test. A call without the argument does not. */
export function passesRule({ parameter, test, values }: Pick<ArgumentRule, 'parameter' | 'test' | 'values'>, given: { [name: string]: Json }): boolean {
  return Object.hasOwn(given, parameter) && tests[test](given[parameter] as Json, values);
}
