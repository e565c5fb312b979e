import { parseTree } from 'jsonc-parser';
import type { ParseError } from 'jsonc-parser';
import type { JsonObject } from '../../../schema/json.ts';
import { DroppedFile } from '../dropped-file.ts';
import { placeAt, readJsonc } from './read-jsonc.ts';

/**
 * The object that a text of JSON describes, for a product that takes no comments and no trailing commas, and ignores the whole file
 * for any fault. Throws `DroppedFile` where it does.
 */
export function readStrictJson(text: string, place: string, product: string): JsonObject {
  const errors: ParseError[] = [];
  parseTree(text, errors, { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false });
  const [first] = errors;
  if (first === undefined) return asObject(text, place, product);
  const isLoose = errors.every(({ error }) => [invalidComment, propertyNameExpected, valueExpected].includes(error)) && isLenient(text, place);
  const what = !isLoose ? 'is not JSON' : first.error === invalidComment ? 'holds a comment' : 'holds a trailing comma';
  throw new DroppedFile(placeAt(text, place, first.offset), `${what}, and ${product} ignores the whole file for it: none of its rules is in force`, isLoose ? 'Take it out.' : 'Correct it.');
}

/** Error codes of jsonc-parser (a const enum there, which nothing is left of at run time). */
const [propertyNameExpected, valueExpected, invalidComment] = [3, 4, 10];

function asObject(text: string, place: string, product: string): JsonObject {
  try {
    return readJsonc(text, place);
  } catch {
    throw new DroppedFile(place, `is no JSON object, and ${product} ignores the whole file: none of its rules is in force`, 'Make it an object.');
  }
}

function isLenient(text: string, place: string): boolean {
  try {
    return readJsonc(text, place) !== null;
  } catch {
    return false;
  }
}
