/** A word of the vocabulary as people read it: `query-language` as `query language`. */
export function spaced(term: string): string {
  return term.replaceAll('-', ' ');
}
