import { parse, TomlError } from 'smol-toml';
import type { JsonObject } from '../../schema/json.ts';
import { PlaceError } from '../../text/errors/place-error.ts';

/** The table a text of TOML describes, as plain data: dates become their text, large whole numbers lose their precision. */
export function parseToml(text: string, place: string): JsonObject {
  try {
    return JSON.parse(JSON.stringify(parse(text, { integersAsBigInt: 'asNeeded' }), plain)) as JsonObject;
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const what = error.message.split('\n')[0]?.replace(/^Invalid TOML document: /, '') ?? 'cannot be read';
    throw new PlaceError(`${place}:${error.line}:${error.column}`, `is not TOML: ${what}`, 'Correct it, or name another file.');
  }
}

function plain(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? Number(value) : value;
}
