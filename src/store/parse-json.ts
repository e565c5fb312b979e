import { PlaceError } from '../text/errors/place-error.ts';

/** The value of a JSON text that toolrisk wrote earlier. Throws `PlaceError` for a damaged one; `orElse` says what to do but restore it. */
export function parseJson(text: string, path: string, orElse: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new PlaceError(path, `is not JSON: ${(error as Error).message}`, `Restore the file from version control, or ${orElse}.`);
  }
}
