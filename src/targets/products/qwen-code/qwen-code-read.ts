import { parseTree } from 'jsonc-parser';
import type { ParseError } from 'jsonc-parser';
import type { JsonObject } from '../../../schema/json.ts';
import { PlaceError } from '../../../text/errors/place-error.ts';
import { placeAt, readJsonc } from '../../languages/json/read-jsonc.ts';

/** Its settings: JSON with comments. With a trailing comma Qwen Code 0.24.4 was seen to run nothing. Throws `PlaceError`. */
export function readQwenCode(text: string, place: string): JsonObject {
  const data = readJsonc(text, place);
  const errors: ParseError[] = [];
  parseTree(text, errors, { allowTrailingComma: false });
  const [first] = errors;
  if (first !== undefined) throw new PlaceError(placeAt(text, place, first.offset), 'holds a trailing comma, and Qwen Code runs nothing with such settings', 'Take it out.');
  return data;
}
