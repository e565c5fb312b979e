import type { RiskClass, Severity } from '../../../src/schema/vocabulary.ts';

/**
 * How the search index lies in files. Rows are numbered by rank: servers, then tools by severity, the worst first; so a list
 * of row numbers is in the order of its importance. Rows lie in blocks; words lie in parts, one part for so many row
 * numbers, and in each part in files by their first letters. A query reads the files of its words and the blocks it shows.
 */

/** Rows of one block file (`rows/<n>.json`): about 4 kB compressed. */
export const rowsPerBlock = 50;

/** Row numbers of one part: the words of the largest catalogs make ten parts, those of a small one a single part. */
export const rowsPerPart = 50_000;

/** Postings a word file may hold before it is split by one more letter: about 10 kB compressed. */
export const postingsPerFile = 4_000;

/** Row numbers that a split file keeps for queries too short for the files below it. */
export const postingsOfPrefix = 500;

/** `search/index.json`. */
export interface SearchIndex {
  /** First row number after the last. */
  end: number;
  /** Where each kind of row begins and how many there are; a kind ends where the next begins, rounded up to whole blocks. */
  kinds: Record<RowKind, { from: number; count: number }>;
  /** Per part: the beginnings of words that have a file, parted by spaces; `*` after those split by one more letter. */
  parts: string[];
}

export type RowKind = 'server' | Severity;

/** Order of the rows. */
export const rowKinds: readonly RowKind[] = ['server', 'critical', 'high', 'medium', 'low'];

/** One row of a block file. A server has no slug and its worst severity. */
export type SearchRow = [
  server: string, title: string, slug: string | null, name: string, ofClass: RiskClass | null, severity: Severity | null, about: string,
];

/** Row numbers, ascending, each as its distance from the one before. */
export type Postings = number[];

/** `search/<part>/<wordFile>`: rows by word. A split file holds only the word that is its beginning itself. */
export interface WordFile {
  /** Rows with this word: as the whole name, in the name, elsewhere. */
  words: Record<string, [Postings, Postings, Postings]>;
  /** Only in a split file: the first rows with any word that begins so: as the whole name (none), in the name, elsewhere. */
  first?: [Postings, Postings, Postings];
}

/** File of the words that begin with these letters: `w-del.json`; letters beyond a–z as code points. */
export function wordFile(start: string): string {
  const spelled = [...start].map((letter) => (/[a-z0-9]/.test(letter) ? letter : `_${letter.codePointAt(0)?.toString(16)}_`));
  return `w-${spelled.join('')}.json`;
}

/** Row numbers as distances; takes them in ascending order. */
export function folded(rows: readonly number[]): Postings {
  return rows.map((row, index) => row - (rows[index - 1] ?? 0));
}

/** Row numbers out of their distances. */
export function unfolded(distances: Postings): number[] {
  let row = 0;
  return distances.map((distance) => (row += distance));
}
