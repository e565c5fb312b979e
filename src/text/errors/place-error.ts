import { naturalOrder } from '../natural-order.ts';

/**
 * Bad input, said as *where: what. what to do.* Every error a user can cause is one of these; anything else that is thrown
 * is a defect and keeps its stack. `exitCode` is 2 for bad input or usage, 3 for what could not be listed or written, 1 for a "no".
 */
export class PlaceError extends Error {
  readonly place: string;
  /** What is wrong, as a sentence. */
  readonly what: string;
  /** What to do about it, as a sentence. */
  readonly remedy: string;
  readonly exitCode: 1 | 2 | 3;

  constructor(place: string, what: string, remedy: string, exitCode: 1 | 2 | 3 = 2) {
    super(`${place}: ${sentence(what)} ${sentence(remedy)}`);
    this.name = 'PlaceError';
    this.place = place;
    this.what = sentence(what);
    this.remedy = sentence(remedy);
    this.exitCode = exitCode;
  }
}

/**
 * Several of them at once, sorted by place: files are checked to the end before anything is said. Of more than `most` the others are
 * counted; `place` is what they are all of.
 */
export class PlaceErrors extends Error {
  readonly errors: readonly PlaceError[];

  constructor(errors: readonly PlaceError[], { most = Infinity, place = 'everywhere' }: { most?: number; place?: string } = {}) {
    const sorted = [...errors].sort((a, b) => naturalOrder(a.message, b.message));
    const more = sorted.length - most;
    const shown = more <= 0 ? sorted : [...sorted.slice(0, most), new PlaceError(`${place}: other rows`, `${more} more are bad`, 'Correct these first.')];
    super(shown.map((error) => error.message).join('\n'));
    this.name = 'PlaceErrors';
    this.errors = shown;
  }
}

/** Does a job whose bad input must not hide that of the next: what it throws is added to `problems`, and null given. */
export async function gatherErrors<T>(problems: PlaceError[], job: () => Promise<T>): Promise<T | null> {
  try {
    return await job();
  } catch (error) {
    if (error instanceof PlaceErrors) problems.push(...error.errors);
    else if (error instanceof PlaceError) problems.push(error);
    else throw error;
    return null;
  }
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
