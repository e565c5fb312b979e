import type { Json } from '../../schema/json.ts';
import type { ArgumentRule } from '../../schema/policy.ts';

/** Values of one argument: those that pass a test, and those that do not. */
export interface SampleValues { passing: Json[]; failing: Json[] }

/** For each test, values on both sides of it. The hosts and folders are nobody's. */
const samples: Record<ArgumentRule['test'], (values: ArgumentRule['values']) => SampleValues> = {
  'one-of': ([first]) => ({ passing: [first ?? null], failing: ['none of these'] }),
  'at-most': ([most]) => ({ passing: [Number(most)], failing: [Number(most) + 1] }),
  'starts-with': ([first]) => ({ passing: [`${first}file.txt`], failing: [`${first}../../etc/passwd`, `${String(first).replace(/\/$/, '')}-passwords/x`] }),
  'host-one-of': ([host]) => ({ passing: [`https://${host}/page`], failing: [`https://${host}.evil.test/page`] }),
  'not-private-host': () => ({ passing: ['https://example.com/page?q=1'], failing: ['http://169.254.169.254/latest/meta-data/', 'http://metadata.google.internal/', 'http://localhost/', 'http://10.0.0.1/'] }),
  equals: ([value]) => ({ passing: [value ?? null], failing: [value !== true] }),
  absent: () => ({ passing: [], failing: ['anything'] }),
};

/** Values that pass a test of an argument, and values that do not, in the shape that the argument has. */
export function sampleValues({ test, values, list, asText }: Pick<ArgumentRule, 'test' | 'values' | 'list' | 'asText'>): SampleValues {
  const shaped = (value: Json): Json => (list === 'only' ? [value] : asText === true ? String(value) : value);
  const { passing, failing } = samples[test](values);
  const beside = list !== undefined && passing[0] !== undefined ? failing.map((value): Json => [passing[0] as Json, value]) : [];
  return { passing: passing.map(shaped), failing: [...failing.map(shaped), ...beside] };
}
