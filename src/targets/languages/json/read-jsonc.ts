import { getNodeValue, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { ParseError } from 'jsonc-parser';
import { isJsonObject } from '../../../schema/json.ts';
import type { Json, JsonObject } from '../../../schema/json.ts';
import { PlaceError } from '../../../text/errors/place-error.ts';

/** The object a text of JSON describes, with comments and trailing commas as editors' settings have them. */
export function readJsonc(text: string, place: string): JsonObject {
  return objectOf(text, place, true);
}

/** The same with comments alone. */
export function readCommentedJson(text: string, place: string): JsonObject {
  return objectOf(text, place, false);
}

function objectOf(text: string, place: string, allowTrailingComma: boolean): JsonObject {
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { allowTrailingComma });
  const [first] = errors;
  if (first !== undefined) throw new PlaceError(placeAt(text, place, first.offset), `is not JSON: ${words(printParseErrorCode(first.error))}`, 'Correct it.');
  // getNodeValue makes objects without a prototype, so a "__proto__" key stays a key.
  const value = tree === undefined ? null : getNodeValue(tree) as Json;
  if (!isJsonObject(value)) throw new PlaceError(place, 'is no JSON object', 'Name another file.');
  return value;
}

/** A place in a text: line and column, counted from 1. */
export function placeAt(text: string, place: string, offset: number): string {
  const before = text.slice(0, offset).split('\n');
  return `${place}:${before.length}:${(before.at(-1) as string).length + 1}`;
}

/** `PropertyNameExpected` as words. */
function words(code: string): string {
  return code.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
}
