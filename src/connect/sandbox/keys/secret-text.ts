import { beginningOf, greatestBeginning } from './beginning-of.ts';
import { greatestJson, inBytes, inJson, written } from './key-texts.ts';

/** How Google's sign-ins, and Composer, keep keys in JSON. Texts for people speak of the same in words, and descriptions of services at length. */
const signIns = [/"(?:refresh_token|client_secret)" ?: ?"[^"\s]{16}/, /"(?:http-basic|github-oauth|gitlab-oauth|gitlab-token|bitbucket-oauth|bearer)" ?: ?\{/];

/** Whether a secret stands in a file that has a name for one; also where it is there and cannot be read. */
export function holdsSecret(file: string): boolean {
  const text = beginningOf(file, greatestBeginning);
  if (text === null) return true;
  return text.startsWith('{') || /\.json$/i.test(file) ? text.length <= greatestJson && [...inJson, ...signIns].some((each) => each.test(text)) : [...written, inBytes].some((each) => each.test(text));
}
