import { PlaceError } from '../text/place-error.ts';

/** Headers from `Name: value` texts. Errors never repeat a value: it may be a token. */
export function parseHeaders(texts: readonly string[]): Record<string, string> {
  return Object.fromEntries(texts.map((text) => {
    const match = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*([\x20-\x7e\x80-\xff]*)$/.exec(text);
    if (match === null) throw new PlaceError('--header', 'is not of the form "Name: value"', "Write it as --header 'Authorization: Bearer …'.");
    return [match[1] as string, match[2] as string];
  }));
}
