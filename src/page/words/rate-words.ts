import type { Rate } from '../../schema/knowledge/tables.ts';

/** `at most 30 calls a minute`. */
export function rateWords({ max, window }: Rate): string {
  return `at most ${max.toLocaleString('en')} ${max === 1 ? 'call' : 'calls'} ${window === 'hour' ? 'an hour' : 'a minute'}`;
}
