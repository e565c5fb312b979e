/** Words of a line that says that something is missing. */
const telling = /requir|missing|must|need|not set|n't set|unset|undefined|not defined|not provided|please (?:set|provide|export)|environment variable|env var/i;
/** Names of variables have a line between their words; those of one word are only taken where they are called so. */
const names = /\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\b/g;
const called = /\b(?:environment variable|env var)s?:? ["'`$]?([A-Z][A-Z0-9]{2,63})\b/g;
/** A name that stands alone in a line, as in a list. */
const item = /^[\s*•·-]*["'`]?[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+["'`]?,?(?:$|[\s:=(])/;
/** Where checkers of schemas name what is missing. */
const path = /\bpath\b/;
/** Codes of errors look the same. */
const code = /^(?:ERR|UV|SIG)_|_(?:ERROR|NOT_FOUND|FAILED|INVALID)$|^(?:INVALID|UNKNOWN|MISSING)_/;

/** A remedy names no more. */
const mostNames = 4;
const longestName = 64;

/** Variables that a program named as missing, in what it wrote to standard error: of these letters alone, so that no name can order anything. */
export function neededVariables(complaint: string): string[] {
  const found: string[] = [];
  let isListing = false;
  for (const line of complaint.replace(/\u001b\[[0-?]*[ -/]*[@-~]/g, '').split('\n')) {
    const tells = telling.test(line);
    const isItem: boolean = isListing && item.test(line);
    if (tells || isItem) found.push(...(line.match(names) ?? []), ...[...line.matchAll(called)].map(([, name = '']) => name));
    isListing = isItem || ((tells || path.test(line)) && /[:[{]\s*$/.test(line));
  }
  return [...new Set(found)].filter((name) => name.length <= longestName && !code.test(name)).slice(0, mostNames);
}
