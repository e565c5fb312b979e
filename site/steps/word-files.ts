import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { folded, postingsOfPrefix, postingsPerFile, wordFile, type WordFile } from '../src/search/layout.ts';

/** Row numbers with a word: as the whole name, in the name, elsewhere; in no order. */
export type WordRows = [number[], number[], number[]];

/**
 * Writes the words of one part of the search index into files by their first letters, and answers which there are: their
 * beginnings, parted by spaces, `*` after those whose words lie one letter deeper.
 */
export function writeWordFiles(folder: string, words: ReadonlyMap<string, WordRows>): string {
  const starts: string[] = [];
  writeGroups(folder, [...words].sort(([a], [b]) => (a < b ? -1 : 1)), 1, starts);
  return starts.join(' ');
}

type Entry = [word: string, rows: WordRows];

function writeGroups(folder: string, entries: Entry[], letters: number, starts: string[]): void {
  for (const [start, group] of groupByStart(entries, letters)) {
    const deeper = group.filter(([word]) => word !== start);
    const split = deeper.length > 0 && group.reduce((sum, [, rows]) => sum + size(rows), 0) > postingsPerFile;
    starts.push(split ? `${start}*` : start);
    writeFileSync(join(folder, wordFile(start)), JSON.stringify(split ? splitFile(start, group) : { words: wordsOf(group) }));
    if (split) writeGroups(folder, deeper, letters + 1, starts);
  }
}

function groupByStart(entries: Entry[], letters: number): Map<string, Entry[]> {
  return Map.groupBy(entries, ([word]) => [...word].slice(0, letters).join(''));
}

function splitFile(start: string, group: Entry[]): WordFile {
  const first = ([0, 1, 2] as const).map((place) => {
    const rows = new Set(group.flatMap(([, lists]) => lists[place]));
    return folded([...rows].sort((a, b) => a - b).slice(0, postingsOfPrefix));
  });
  return { words: wordsOf(group.filter(([word]) => word === start)), first: first as WordFile['first'] & object };
}

function wordsOf(group: Entry[]): WordFile['words'] {
  return Object.fromEntries(group.map(([word, rows]) => [word, rows.map((list) => folded(list.sort((a, b) => a - b)))])) as WordFile['words'];
}

function size(rows: WordRows): number {
  return rows[0].length + rows[1].length + rows[2].length;
}
