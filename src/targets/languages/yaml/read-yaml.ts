import { LineCounter, parseDocument } from 'yaml';
import type { Document } from 'yaml';
import { isJsonObject } from '../../../schema/json.ts';
import type { Json, JsonObject } from '../../../schema/json.ts';
import { PlaceError } from '../../../text/errors/place-error.ts';

/** The object a YAML text describes. `place` is how errors name the file. */
export function readYaml(text: string, place: string): JsonObject {
  const lines = new LineCounter();
  const document = parseDocument(text, { uniqueKeys: true, prettyErrors: false, lineCounter: lines });
  const [problem] = document.errors;
  if (problem !== undefined) {
    const { line, col } = lines.linePos(problem.pos[0]);
    // Some messages end with what stands there, which may be secret.
    throw new PlaceError(`${place}:${line}:${col}`, problem.message.replace(/^([^:]*\w): [^]*$/, '$1').replace(/^(Invalid escape sequence) [^]*$/, '$1'), 'Correct the YAML.');
  }
  const value = plain(document, place);
  if (!isJsonObject(value)) throw new PlaceError(place, 'is no YAML mapping', 'Name another file.');
  return value;
}

/** Throws `PlaceError` for aliases of what is not there, and for too many of them. */
function plain(document: Document, place: string): Json {
  try {
    return document.toJS({ maxAliasCount: 100 }) as Json;
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    throw new PlaceError(place, 'has an alias without its anchor, or too many aliases', 'Correct the YAML.');
  }
}
