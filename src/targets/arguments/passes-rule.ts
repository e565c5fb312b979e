import type { Json } from '../../schema/json.ts';
import type { ArgumentRule } from '../../schema/policy.ts';
import { addressOn, namedAddress, privateAddress } from './address-patterns.ts';
import { folderOf } from './folder-of.ts';
import { isSpellingOf } from './is-spelling-of.ts';

const texts = (values: ArgumentRule['values']) => values.filter((value) => typeof value === 'string');

/** What each test means for one value, once; each language of policies says the same in its own words. */
const tests: Record<ArgumentRule['test'], (value: Json, rule: TestedRule) => boolean> = {
  'one-of': (value, { values }) => typeof value === 'string' && values.includes(value),
  'at-most': (value, { values: [most], asText }) => (asText === true ? typeof value === 'string' && plainAmount.test(value) && Number(value) <= Number(most) : typeof value === 'number' && value <= Number(most)),
  'starts-with': (value, { values }) => typeof value === 'string' && !value.includes('..') && texts(values).some((prefix) => value.startsWith(folderOf(prefix))),
  'host-one-of': (value, { values }) => typeof value === 'string' && new RegExp(addressOn(texts(values))).test(value),
  'not-private-host': (value) => typeof value === 'string' && new RegExp(namedAddress).test(value) && !new RegExp(privateAddress).test(value),
  'equals': (value, { values: [wanted] }) => value === wanted,
  'absent': () => false,
};

/** What a test looks at. */
export type TestedRule = Pick<ArgumentRule, 'parameter' | 'test' | 'values' | 'list' | 'asText' | 'optional'>;

/** An amount in a text, without a sign, an exponent or marks between digits, which servers read in different ways. */
export const plainAmount = /^[0-9]{1,15}(\.[0-9]{1,18})?$/;

/**
 * Whether the arguments of a call pass a test. A call without the argument does not, unless it is optional; nor does one that holds
 * another spelling of the argument beside it, for the server may take that one.
 */
export function passesRule(rule: TestedRule, given: { [name: string]: Json }): boolean {
  const { parameter, test, list, optional } = rule;
  if (Object.keys(given).some((name) => name !== parameter && isSpellingOf(name, parameter))) return false;
  if (!Object.hasOwn(given, parameter)) return test === 'absent' || optional === true;
  const value = given[parameter] as Json;
  const isList = Array.isArray(value);
  if (list === undefined || (list === 'too' && !isList)) return tests[test](value, rule);
  return isList && value.every((item) => tests[test](item, rule));
}
