import type { Source } from '../../sources/parse-source.ts';
import { PlaceError } from '../../text/errors/place-error.ts';
import { passedVariables } from './passed-variables.ts';

/** The headers that `--header` and `--bearer-env` give a URL. Throws `PlaceError`; values are never said. */
export function requestHeaders({ header = [], bearerEnv }: { header?: string[]; bearerEnv?: string }, source: Source): Record<string, string> {
  const option = header.length > 0 ? '--header' : '--bearer-env';
  if ((header.length > 0 || bearerEnv !== undefined) && source.kind !== 'url') throw new PlaceError(option, 'only a URL takes headers', 'Leave it out, or give a URL.');
  const headers = parseHeaders(header);
  if (bearerEnv === undefined) return headers;
  const token = passedVariables([bearerEnv], process.env, '--bearer-env').get(bearerEnv) as string;
  if (!/^[\x21-\x7e]+$/.test(token)) throw new PlaceError(`--bearer-env ${bearerEnv}`, 'this variable holds no token', 'Set it to the token alone, on one line.');
  return { ...headers, Authorization: `Bearer ${token}` };
}

/** Headers from `Name: value` texts. Errors never repeat a value: it may be a token. */
export function parseHeaders(texts: readonly string[]): Record<string, string> {
  return Object.fromEntries(texts.map((text) => {
    const match = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*((?:[\x21-\x7e\x80-\xff][\x20-\x7e\x80-\xff]*)?)$/.exec(text);
    if (match === null) throw new PlaceError('--header', 'is not of the form "Name: value"', "Write it as --header 'Authorization: Bearer …'.");
    return [match[1] as string, match[2] as string];
  }));
}
