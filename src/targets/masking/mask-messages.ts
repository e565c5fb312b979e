import { maskText } from '../../text/secrets/is-plain-value.ts';
import { maskCredentials } from '../../text/secrets/mask-credentials.ts';
import { PlaceError } from '../../text/errors/place-error.ts';
import type { Harmless } from './harmless-in.ts';
import { plainWords } from './plain-words.ts';

/** Names of tools, alone or behind that of their server, and the names of settings. */
const entryName = /^[\w.*:/-]{1,200}$/;
/** Behind the name of a file: where in it, by line or by names. */
const within = /^(?::\d+:\d+)?(?:: (?:rule \d+|[\p{L}\p{N}_.$@*/-]+))?$/u;

/** An entry of a settings file as a message may name it: what the policy writes, or a name. */
export function maskName(name: string, { isAdded }: Harmless): string {
  return isAdded(name) || (entryName.test(name) && maskCredentials(name) === name) ? name : maskText;
}

/** A sentence about a settings file: what it repeats of the file in quotes is only shown where it is a name. */
export function maskSentence(text: string, harmless: Harmless): string {
  return maskCredentials(text.replace(/"((?:[^"\\]|\\.)*)"?|“([^”]*)”?/g, (whole, plain?: string, curly?: string) => {
    const name = plain ?? curly ?? '';
    return maskName(name, harmless) === name ? whole : plain === undefined ? `“${maskText}”` : `"${maskText}"`;
  }));
}

/** What is wrong with a settings file, without anything of it but names of settings. `file`: how the error names it. */
export function maskError({ place, what, remedy, exitCode }: PlaceError, file: string, { isAdded }: Pick<Harmless, 'isAdded'>): PlaceError {
  const inFile = place.startsWith(file) ? place.slice(file.length) : '';
  const where = within.test(inFile) && maskCredentials(inFile) === inFile ? place : `${file}: ${maskText}`;
  const said = what.replace(/"((?:[^"\\]|\\.)*)"?|\d{4,}/g, (whole, text?: string) => (text !== undefined && (isAdded(text) || plainWords.has(text)) ? whole : text === undefined ? maskText : `"${maskText}"`));
  return new PlaceError(place.startsWith(file) ? where : place, maskCredentials(said), remedy, exitCode);
}
