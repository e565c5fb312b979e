import { shareInterval } from '../schema/share.ts';
import type { Share } from '../schema/share.ts';

/** A share as people read it: `97.2 %`; a dash for a share of none. */
export function shareText({ right, of }: Share): string {
  return of === 0 ? '–' : `${percentDigits(right / of)} %`;
}

/** The 95 % interval of a share: `93.2–98.9 %`; a dash for a share of none. */
export function intervalText(share: Share): string {
  const interval = shareInterval(share);
  return interval === null ? '–' : `${percentDigits(interval.low)}–${percentDigits(interval.high)} %`;
}

/** The counts of a share: `3 of 128`. */
export function countsText({ right, of }: Share): string {
  return `${right.toLocaleString('en')} of ${of.toLocaleString('en')}`;
}

/** One digit, or as many as it takes to tell almost none from none and almost all from all. */
function percentDigits(share: number): string {
  const digits = [1, 2, 3].find((count) => !/^(0|100)\.0+$/.test((100 * share).toFixed(count))) ?? 1;
  return (100 * share).toFixed(digits);
}
