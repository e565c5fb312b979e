import { wordsOf } from './address-patterns.ts';

/**
 * Whether a server that minds neither case nor the marks between words takes one name for another: the JSON of Go ignores case, also
 * of letters that have a third form (ſ for s, the Kelvin sign for k), and many servers take both `dry_run` and `dryRun`.
 */
export function isSpellingOf(name: string, parameter: string): boolean {
  return new RegExp(`^${wordsOf(parameter).map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')).join('[_-]?')}$`, 'iu').test(name);
}
