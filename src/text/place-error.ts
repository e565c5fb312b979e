/**
 * Bad input, said as *where: what. what to do.* Every error a user can cause is one of these; anything else that is thrown
 * is a defect and keeps its stack. `exitCode` is 2 for bad input or usage, 3 for what could not be listed, 1 for a "no".
 */
export class PlaceError extends Error {
  readonly place: string;
  readonly exitCode: 1 | 2 | 3;

  constructor(place: string, what: string, remedy: string, exitCode: 1 | 2 | 3 = 2) {
    super(`${place}: ${sentence(what)} ${sentence(remedy)}`);
    this.name = 'PlaceError';
    this.place = place;
    this.exitCode = exitCode;
  }
}

/** Several of them at once, sorted by place: files are checked to the end before anything is said. */
export class PlaceErrors extends Error {
  readonly errors: readonly PlaceError[];

  constructor(errors: readonly PlaceError[]) {
    const sorted = [...errors].sort((a, b) => (a.message < b.message ? -1 : 1));
    super(sorted.map((error) => error.message).join('\n'));
    this.name = 'PlaceErrors';
    this.errors = sorted;
  }
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
