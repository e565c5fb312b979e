import { sayCount, sayList } from './say-count.ts';

/** "Of 3 tools: 2 hidden and 1 allowed." Parts of which there are none are left out. */
export function sayTally(parts: readonly (readonly [count: number, what: string])[]): string {
  const total = parts.reduce((sum, [count]) => sum + count, 0);
  const said = parts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
  return `Of ${sayCount(total, 'tool')}: ${sayList(said)}.`;
}
