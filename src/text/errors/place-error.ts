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

/** Errors of one call that are told one by one; the others are counted. Who corrects twenty runs the command again anyway. */
export const mostTold = 20;

/** Stands for errors that are counted only. An error has a stack: of millions, none but the first are made. */
export class OtherErrors extends PlaceError {
  readonly count: number;

  /** `of`: what they are all in. */
  constructor(of: string, count: number) {
    super(`${of}: others`, `${count} more are bad`, 'Correct these first.');
    this.count = count;
  }
}

/**
 * Several of them at once, sorted by place: files are checked to the end before anything is said. Beyond the first `mostTold` they are
 * counted, in the last of `errors`; `place` is what they are all in, by default the file of the first.
 */
export class PlaceErrors extends Error {
  readonly errors: readonly PlaceError[];

  constructor(errors: readonly PlaceError[], { place }: { place?: string } = {}) {
    const sorted = errors.filter((error) => !(error instanceof OtherErrors)).sort((a, b) => naturalOrder(a.message, b.message));
    const more = errors.reduce((sum, error) => sum + (error instanceof OtherErrors ? error.count : 0), Math.max(0, sorted.length - mostTold));
    const shown = more === 0 ? sorted : [...sorted.slice(0, mostTold), new OtherErrors(place ?? placeOf(sorted), more)];
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

/** The file that the first of them stands in: its place without line and column, or without the number of an entry. */
function placeOf([first]: readonly PlaceError[]): string {
  return first?.place.replace(/(?:(?::\d+){1,2}|\[\d+\])$/, '') ?? 'input';
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
