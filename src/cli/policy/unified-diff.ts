import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';

/** A diff with more changed lines than this takes minutes to find (time grows with their square) and is read by nobody. */
const mostChanges = 8000;

/** The changes between two texts of a file, as `diff -u` and `patch` have them; null when there are too many to compare. */
export function unifiedDiff(name: string, before: string, after: string, context: number): string | null {
  return createTwoFilesPatch(name, name, before, after, undefined, undefined, { context, headerOptions: FILE_HEADERS_ONLY, maxEditLength: mostChanges }) ?? null;
}
