import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';

/** Read of a file to find a secret in it: certificates may stand before a key, and a chain of them takes some kB. */
const greatest = 64 * 1024;
const bytes = Buffer.alloc(greatest);
/** Of a file of JSON that holds keys: those of Google take 2.4 kB. */
const greatestJson = 8 * 1024;

/** How private keys are written: in PEM and by SSH (RFC 7468, RFC 4716), OpenPGP (RFC 9580), PuTTY, age, minisign and signify. */
const written = [/- ?BEGIN [A-Z0-9 ]*PRIVATE KEY/, /^PuTTY-User-Key-File-/, /AGE-SECRET-KEY-/, /^untrusted comment: .*secret key/];

/** How Google's service accounts and sign-ins, and Composer, keep keys in JSON. Texts for people speak of the same in words, and descriptions of services at length. */
const inJson = [/"private_key" ?: ?"-----BEGIN/, /"(?:refresh_token|client_secret)" ?: ?"[^"\s]{16}/, /"(?:http-basic|github-oauth|gitlab-oauth|gitlab-token|bitbucket-oauth|bearer)" ?: ?\{/];

/** A private key in bytes (DER): a sequence that begins with the version 0 or 1 (RFC 5958, RFC 8017, RFC 5915). A certificate begins with two sequences. */
const inBytes = /^\x30(?:[\x00-\x7f]|\x81[^]|\x82[^]{2})\x02\x01[\x00\x01]/;

/** Whether a secret stands in a file; also where it is there and cannot be read. */
export function holdsSecret(file: string): boolean {
  try {
    // Not through a link, and without waiting for whoever writes into a pipe.
    const fd = openSync(file, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
    try {
      if (!fstatSync(fd).isFile()) return false;
      const text = bytes.subarray(0, readSync(fd, bytes, 0, greatest, 0)).toString('latin1');
      return /\.json$/i.test(file) ? text.length <= greatestJson && inJson.some((each) => each.test(text)) : [...written, inBytes].some((each) => each.test(text));
    } finally {
      closeSync(fd);
    }
  } catch (error) {
    return !['ENOENT', 'ENOTDIR', 'ELOOP', 'ENXIO'].includes((error as NodeJS.ErrnoException).code ?? '');
  }
}
