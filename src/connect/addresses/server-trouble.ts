import { errorWords, HttpRefused } from './http-failure.ts';
import type { Limits } from '../limits.ts';
import { speaksOfRevision } from '../listing/refused-revision.ts';
import { maskCredentials } from '../../text/secrets/mask-credentials.ts';
import { startOfBody } from './start-of-body.ts';

const remedy = 'The trouble is on its side: try again later.';

/**
 * What a status from 500 on means. What is of the inside of the server is not repeated: only words for people, and those on the revision it was
 * offered, where its trouble is that it does not know that one.
 */
export async function serverTrouble(response: Response, limits: Limits): Promise<HttpRefused> {
  const words = errorWords(await startOfBody(response, limits));
  const told = new HttpRefused(response.status, words, remedy);
  return speaksOfRevision(told) || isForPeople(words) ? told : new HttpRefused(response.status, '', remedy);
}

/** A line or two of plain words, as an operator writes them: no path, no code, no name of a machine, nothing that may be a secret. */
function isForPeople(text: string): boolean {
  const words = text.split(/\s+/);
  const isPlain = words.length > 1 && text.length <= 300 && words.every((word) => /^[("'“‘]?(?:\p{L}+(?:[-'’]\p{L}+)*|\d{1,4}(?::\d\d)?)[)"'”’]?[.,;:!?…]*$|^[–—-]$/u.test(word));
  return isPlain && maskCredentials(text) === text;
}
