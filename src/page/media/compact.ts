/** A template without the indentation and the line breaks that only its reader needs. What values contain is not touched. */
export function compact(source: string): string {
  return source.replace(/^[ \t]+/gm, '').replace(/\n{2,}/g, '\n').trim();
}
