import { printParseErrorCode, visit } from 'jsonc-parser';
import { PlaceError } from '../text/errors/place-error.ts';

/** Says where a text stops being JSON, and why. `comments`: whether comments and trailing commas are accepted. */
export function notJson(text: string, place: string, { comments }: { comments: boolean }): PlaceError {
  const problem = firstProblem(text, comments);
  if (problem === null) return new PlaceError(place, 'is not JSON', 'Correct it, or name another file.');
  return new PlaceError(placeAt(place, problem), `is not JSON: ${problem.what}`, 'Correct it, or name another file.');
}

interface Problem { line: number; column: number; what: string }

/** A line of JSON Lines already has its number; then only the column is new. */
function placeAt(place: string, { line, column }: Problem): string {
  return /:\d+$/.test(place) && line === 0 ? `${place}:${column + 1}` : `${place}:${line + 1}:${column + 1}`;
}

function firstProblem(text: string, comments: boolean): Problem | null {
  let first: Problem | null = null;
  const onError = (code: number, _offset: number, _length: number, line: number, column: number) => {
    first ??= { line, column, what: words(printParseErrorCode(code)) };
  };
  try {
    visit(text, { onError }, { disallowComments: !comments, allowTrailingComma: comments });
  } catch (error) {
    // Nested deeper than the stack: not JSON all the same, only the place is lost.
    if (!(error instanceof RangeError)) throw error;
  }
  return first;
}

/** `PropertyNameExpected` as words. */
function words(code: string): string {
  return code.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
}
