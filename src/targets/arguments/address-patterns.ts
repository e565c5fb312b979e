/**
 * Regular expressions in the syntax that RE2 (Go, CEL, Rego) and JavaScript read alike. They tell addresses by their text: a
 * public name that somebody points at a private machine passes, as in every test that resolves no names.
 *
 * A lower-case http(s) address, or one without a scheme, whose host is a name with a dot and a top-level domain that begins with a
 * letter: no number in any notation, no IPv6, no bare "localhost", no user info, no backslash.
 */
export const namedAddress = '^(https?://)?([a-z0-9-]+\\.)+[a-z][a-z0-9-]*[a-z0-9](:[0-9]+)?([/?#][^\\n]*)?$';

/** Top-level domains of private networks: RFC 6761, RFC 6762 appendix G, and "internal", which ICANN set aside in 2024. */
export const privateDomains = ['internal', 'intranet', 'local', 'localhost', 'localdomain', 'lan', 'home', 'corp', 'private'] as const;

/** An address under one of those, by the same reading as `namedAddress`. */
export const privateAddress = `^(https?://)?([a-z0-9-]+\\.)+(${privateDomains.join('|')})([:/?#]|$)`;

/** An http(s) address on exactly one of these hosts; a port may follow. */
export function addressOn(hosts: readonly string[]): string {
  return `^https?://(${hosts.map(regexLiteral).join('|')})(:[0-9]+)?([/?#][^\\n]*)?$`;
}

/** A text that begins with one of these and never climbs up with "..". */
export function beginningWith(prefixes: readonly string[]): string {
  return `^(${prefixes.map(regexLiteral).join('|')})([^.]|\\.[^.])*\\.?$`;
}

/** A text as a regular expression that matches it and nothing else. */
export function regexLiteral(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
