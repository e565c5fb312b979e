import type { Rate } from '../../schema/knowledge/tables.ts';

/** "30 times a minute", "once an hour". */
export function sayRate({ max, window }: Rate): string {
  const times: Record<number, string> = { 1: 'once', 2: 'twice' };
  return `${times[max] ?? `${max} times`} ${window === 'hour' ? 'an' : 'a'} ${window}`;
}
