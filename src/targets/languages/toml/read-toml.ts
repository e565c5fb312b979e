import { parse, TomlError } from 'smol-toml';
import type { JsonObject } from '../../../schema/json.ts';
import { PlaceError } from '../../../text/errors/place-error.ts';

/** The table a text of TOML describes, as plain data: dates become their text, whole numbers beyond 2^53 the nearest number. */
export function readToml(text: string, place: string): JsonObject {
  try {
    return JSON.parse(JSON.stringify(parse(text, { integersAsBigInt: 'asNeeded' }), (_key, value: unknown) => (typeof value === 'bigint' ? Number(value) : value))) as JsonObject;
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const [what = 'cannot be read'] = error.message.replace(/^Invalid TOML document: /, '').split('\n');
    throw new PlaceError(`${place}:${error.line}:${error.column}`, `is not TOML: ${what}`, 'Correct it.');
  }
}
