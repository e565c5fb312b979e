/** Right ones of all; or, of misses, wrong ones of all that could be missed. */
export interface Share { right: number; of: number }

/**
 * The 95 % interval of a share, in 0..1, or null for a share of none. Wilson's score interval: honest for small numbers and for
 * shares near 0 and 1. Source: E. B. Wilson, JASA 22 (1927).
 */
export function shareInterval({ right, of }: Share): { low: number; high: number } | null {
  if (of === 0) return null;
  const z = 1.959964;
  const share = right / of;
  const middle = (share + (z * z) / (2 * of)) / (1 + (z * z) / of);
  const half = (z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of))) / (1 + (z * z) / of);
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}
