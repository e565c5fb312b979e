import { privateDomains } from './private-domains.ts';

/**
 * Regular expressions in the syntax that RE2 (Go, CEL, Rego) and JavaScript read alike. They tell addresses by their text: a
 * public name that somebody points at a private machine passes, as in every test that resolves no names.
 *
 * What may stand behind a host: a port, then a path, or a query or fragment without an @, which some parsers take for a user name.
 * No space, tab, control character or backslash: parsers disagree about them.
 */
export const behindHost = '(:[0-9]+)?(/[^\\x00-\\x20\\\\]*|[?#][^\\x00-\\x20\\\\@]*)?$';

/**
 * A lower-case http(s) address, or one without a scheme, whose host is a name with a dot and a top-level domain of letters alone, or
 * one of another script: no number in any notation, no namespace of a cluster such as kube-system, no IPv6, no bare name, no empty host, no user info, no percent or full-width character.
 */
export const namedAddress = `^(https?://)?([a-z0-9-]+\\.)+([a-z][a-z]+|xn--[a-z0-9-]*[a-z0-9])${behindHost}`;

/** An address on or under one of the private domains, by the same reading as `namedAddress`. */
export const privateAddress = `^(https?://)?([a-z0-9-]+\\.)*(${privateDomains.map(regexLiteral).join('|')})([:/?#]|$)`;

/** An http(s) address on exactly one of these hosts; a port may follow. */
export function addressOn(hosts: readonly string[]): string {
  return `^https?://(${hosts.map(regexLiteral).join('|')})${behindHost}`;
}

/** A text that begins with one of these and never climbs up with "..". */
export function beginningWith(prefixes: readonly string[]): string {
  return `^(${prefixes.map(regexLiteral).join('|')})([^.]|\\.[^.])*\\.?$`;
}

/** The name of an argument in any case, with any mark between its words: a server may read each of these spellings as the argument. */
export function anySpelling(parameter: string): string {
  return `(?i)^${wordsOf(parameter).map(regexLiteral).join('[_-]?')}$`;
}

/** The words of a name: `dryRun`, `dry_run` and `dry-run` have the same two. */
export function wordsOf(parameter: string): string[] {
  return parameter.replace(/([a-z0-9])([A-Z])/g, '$1_$2').replace(/([^_-])[_-](?=[^_-])/g, '$1\0').split('\0');
}

/** A text as a regular expression that matches it and nothing else. */
export function regexLiteral(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
