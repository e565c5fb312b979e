import { trimEnd } from '../trim-ends.ts';
import { maskText } from './is-plain-value.ts';
import { shownAddress } from './shown-address.ts';

/** The beginning of an address, also as JSON may write it: `https:\/\/`, `https\u003a//`. No scheme that is registered is longer. */
const begin = /[a-z][a-z0-9+.-]{0,40}(?::|\\u003a)(?:\\?\/){2}/gi;
/** A user's name and a password before a host, with or without a scheme. */
const account = /(?<![\w.%+-])[\w.%+-]{1,64}:(?!\\?\/\\?\/)[^\s@]{1,200}@(?=[\w/[])/g;
const address = /\b(?:https?|wss?|postgres(?:ql)?|mysql|mariadb|mongodb(?:\+srv)?|rediss?|amqps?|ftps?|sftp|ssh|git\+https|jdbc:[a-z]{1,20})(?::|\\u003a)(?:\\?\/){2}(?:[^\s"'`<>(){}\\]|\\\/)+/gi;
/** No user's name and password are longer. */
const longestAccount = 300;

/**
 * A text whose addresses tell no more than where they lead: `scheme://user:password@host` loses user and password, whatever the scheme
 * and whatever characters the password has, and well-known schemes lose what their path and query carry.
 */
export function maskAddresses(text: string): string {
  return withoutAccounts(text).replace(account, `${maskText}@`).replace(address, shown);
}

function withoutAccounts(text: string): string {
  let masked = '';
  let from = 0;
  const begins = [...text.matchAll(begin)];
  for (const [at, { index, 0: { length } }] of begins.entries()) {
    const start = index + length;
    const piece = text.slice(start, Math.min(begins[at + 1]?.index ?? text.length, start + longestAccount));
    const line = /^[^\r\n]*/.exec(piece)?.[0] ?? '';
    const end = accountEnd(line);
    masked += text.slice(from, start) + (end > 0 ? maskText : '');
    from = start + end;
  }
  return masked + text.slice(from);
}

/** Where the host begins, at its @; 0 without an account, as behind a port. A password may hold spaces and quotes; a name of a user alone holds neither. */
function accountEnd(line: string): number {
  const last = line.lastIndexOf('@');
  const [user = ''] = /^[^\s/"'@]*(?::|%3a|\\u003a)/i.exec(line) ?? [];
  if (user !== '' && last > 0 && !/^\d{1,5}(?:[/\s]|$)/.test(line.slice(user.length, last))) return last;
  const [word = ''] = /^[^\s/"'\\]*/.exec(line) ?? [];
  return Math.max(word.lastIndexOf('@'), 0);
}

/** An address that is not of the web may name what is behind it: of such only the host is shown. */
function shown(whole: string): string {
  const bare = trimEnd(whole, /[.,;:]/);
  return shownAddress(bare.replaceAll('\\/', '/').replace(/\\u003a/i, ':')) + whole.slice(bare.length);
}
