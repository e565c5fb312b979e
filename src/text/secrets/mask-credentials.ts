import { isPlainValue, maskText } from './is-plain-value.ts';
import { maskAddresses } from './mask-addresses.ts';
import { maskOptions } from './mask-options.ts';
import { maskPhrases } from './mask-phrases.ts';
import { isRandomLooking } from './random-looking.ts';
import { isSecretName } from './secret-name.ts';

/** Prefixes that makers of keys chose so that keys are found. */
const knownKeys = new RegExp([
  '\\b(?:sk-|ghp_|gho_|ghu_|ghs_|ghr_|github_pat_|glpat-|xox[a-z]-|xapp-|AKIA|ASIA|AIza|ya29\\.|pypi-|dop_v1_|shpat_|SG\\.|lin_api_|whsec_|eyJ)[A-Za-z0-9_.=+/-]{6,}',
  '\\b(?:sk|pk|rk|hf|npm|ntn)_(?:live_|test_)?[A-Za-z0-9]{12,}',
].join('|'), 'g');

const pem = /-----BEGIN [A-Z0-9 ]{1,40}-----[A-Za-z0-9+/=\s\\]*(?:-----END [A-Z0-9 ]{1,40}-----)?/g;
const scheme = /\b(Bearer|Basic|Token)([ \t]+)[A-Za-z0-9._~+/=-]{4,}/gi;
const header = /\b((?:proxy-)?authorization|(?:set-)?cookie|x-[\w-]{0,40}(?:key|token|secret|auth)[\w-]{0,40})([ \t]{0,20}:[ \t]{0,20})[^\s{["'$][^"'\r\n]*/gi;
const headerOption = /((?:^|[^\w-])--?(?:H|headers?)(?:=|[ \t]+)["']?[\w-]+:[ \t]*)([^\s"'][^"'\r\n]*)/g;
const option = /(?<![\w-])(--?[A-Za-z][\w.-]{0,80})(=|:|[ \t]+|["'][ \t]*,[ \t]*)("[^"\r\n]*"|'[^'\r\n]*'|[^\s"',;{}[\]()]+)/g;
const assignment = /(?<![\w.-])([A-Za-z_][\w.-]{0,80})(\\?["']?[ \t]*[:=][ \t]*)("(?:[^"\\\r\n]|\\.)*"|'[^'\r\n]*'|(?!=)[^\s"',;{}[\]()]+)/g;
/** Connection strings put what holds a semicolon between braces. */
const braced = /(?<![\w.-])([A-Za-z_][\w.-]{0,80})([ \t]*=[ \t]*)(\{[^{}\r\n]*\}?)/g;
const words = /[A-Za-z0-9+=_-]{20,}/g;

/**
 * A text of any kind without what looks like a credential: known kinds of keys, what is named like one in an option, an assignment,
 * a header or a sentence, what an address carries besides its host, and words that a machine drew. Line breaks stay where they are.
 */
export function maskCredentials(text: string): string {
  const named = maskAddresses(text.replace(pem, maskedLines))
    .replace(knownKeys, maskText)
    .replace(header, (_whole, name: string, between: string) => `${name}${between}${maskText}`)
    .replace(scheme, (_whole, name: string, between: string) => `${name}${between}${maskText}`)
    .replace(headerOption, (whole, begin: string) => (/["'= \t](?:accept|content-type|user-agent):/i.test(begin) ? whole : begin + maskText))
    .replace(option, namedValue)
    .replace(braced, namedValue)
    .replace(assignment, namedValue);
  return maskPhrases(maskOptions(named))
    .replace(words, (word) => (isRandomLooking(word) ? maskText : word));
}

/** The mask in place of each line that says something. */
export function maskedLines(text: string): string {
  return text.replace(/[^\s](?:[^\r\n]*[^\s])?/g, maskText);
}

function namedValue(whole: string, name: string, between: string, value: string): string {
  const quote = /^["']/.exec(value)?.[0] ?? '';
  const bare = quote === '' ? value : value.slice(1, -1);
  return !isSecretName(name) || isPlainValue(bare) || /^(?:Bearer|Basic|Token)\b/i.test(bare) ? whole : `${name}${between}${quote}${maskText}${quote}`;
}
