import { LineCounter, parseDocument } from 'yaml';
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
    throw new PlaceError(`${place}:${line}:${col}`, problem.message.replace(/: ".*$/s, ''), 'Correct the YAML.');
  }
  const value = document.toJS({ maxAliasCount: 100 }) as Json;
  if (!isJsonObject(value)) throw new PlaceError(place, 'is no YAML mapping', 'Name another file.');
  return value;
}
