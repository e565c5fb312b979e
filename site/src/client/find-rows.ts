import type { RiskClass, Severity } from '../../../src/schema/vocabulary.ts';
import type { Postings, RowKind, SearchIndex, SearchRow, WordFile } from '../search/layout.ts';
import { rowsPerBlock, rowsPerPart, unfolded, wordFile } from '../search/layout.ts';
import { joinedName, tellingWords, wordsOf } from '../search/words.ts';

/** What a reader looks for; empty fields ask for everything. */
export interface Question {
  q: string;
  severity: Severity | '';
  class: RiskClass | '';
}

/** Row numbers, best first. `more` when a beginning of a word is so common that only its first rows were looked at. */
export interface Answer {
  rows: number[];
  more: boolean;
}

/** How well a row fits a word: by place (the whole name, a word in it, elsewhere), exactly or by its beginning. */
const exactly = [8, 4, 1] as const;
const beginning = [3, 2, 0.5] as const;
/** A server whose name fits stands before its tools. */
const namedServer = 6;

const files = new Map<string, Promise<unknown>>();

/** One file of the search index, fetched once; null when there is none. */
function load<T>(path: string): Promise<T | null> {
  const url = new URL(`search/${path}`, document.baseURI).href;
  const known = files.get(url) ?? fetch(url).then((response) => (response.ok ? response.json() : null));
  files.set(url, known);
  known.catch(() => files.delete(url));
  return known as Promise<T | null>;
}

/** The plan of the index: counts, kinds of rows, parts. */
export const loadIndex = (): Promise<SearchIndex | null> => load<SearchIndex>('index.json');

/** The rows of these numbers, in this order. */
export async function loadRows(numbers: readonly number[]): Promise<SearchRow[]> {
  const rows = await Promise.all(numbers.map(async (number) => {
    const block = await load<SearchRow[]>(`rows/${Math.floor(number / rowsPerBlock)}.json`);
    return block?.[number % rowsPerBlock];
  }));
  return rows.filter((row) => row !== undefined);
}

/** Finds rows by words and filters. Every word must fit, the name written as one word too. */
export async function findRows(index: SearchIndex, question: Question): Promise<Answer> {
  const telling = tellingWords(question.q);
  const words = telling.length > 0 ? telling : wordsOf(question.q);
  const parts = await Promise.all(index.parts.map((starts, part) => findInPart(index, question, words, part, startsOf(starts))));
  const { from, count } = index.kinds.server;
  const worth = ([row, score]: [number, number]) => score + (row >= from && row < from + count && score >= beginning[1] ? namedServer : 0);
  const found = parts.flatMap((part) => [...part.scores]).sort((a, b) => worth(b) - worth(a) || a[0] - b[0]);
  return { rows: found.map(([row]) => row), more: parts.some((part) => part.more) };
}

/** Beginnings of words that have a file, and whether it is split by one more letter. */
type Starts = ReadonlyMap<string, boolean>;

interface Found { scores: Map<number, number>; more: boolean }

async function findInPart(index: SearchIndex, question: Question, words: string[], part: number, starts: Starts): Promise<Found> {
  const found = words.length === 0 ? { scores: everyTool(index, part), more: false } : await findWords(question.q, words, part, starts);
  const allowed = question.class === '' ? null : new Set(unfolded(await load<Postings>(`${part}/class-${question.class}.json`) ?? []));
  const [from, to] = question.severity === '' ? [0, Infinity] : rangeOf(index, question.severity);
  const scores = [...found.scores].filter(([row]) => row >= from && row < to && (allowed === null || allowed.has(row)));
  return { scores: new Map(scores), more: found.more };
}

async function findWords(q: string, words: string[], part: number, starts: Starts): Promise<Found> {
  const hits = await Promise.all(words.map((word) => findWord(word, part, starts)));
  const [first, ...others] = hits as [Found, ...Found[]];
  const scores = new Map<number, number>();
  for (const [row, score] of first.scores) {
    if (others.every((hit) => hit.scores.has(row))) scores.set(row, others.reduce((sum, hit) => sum + (hit.scores.get(row) ?? 0), score));
  }
  if (words.length > 1) {
    const joined = await findWord(joinedName(q), part, starts);
    for (const [row, score] of joined.scores) if (score >= exactly[0]) scores.set(row, (scores.get(row) ?? 0) + score);
  }
  return { scores, more: hits.some((hit) => hit.more) };
}

async function findWord(word: string, part: number, starts: Starts): Promise<Found> {
  const scores = new Map<number, number>();
  const start = startOf(word, starts);
  if (start === null) return { scores, more: false };
  const file = await load<WordFile>(`${part}/${wordFile(start)}`);
  const add = (lists: readonly Postings[], worth: readonly number[]) => lists.forEach((list, place) => {
    for (const row of unfolded(list)) scores.set(row, Math.max(scores.get(row) ?? 0, worth[place] ?? 0));
  });
  for (const [known, lists] of Object.entries(file?.words ?? {})) {
    if (known.startsWith(word)) add(lists, known === word ? exactly : beginning);
  }
  const cut = file?.first !== undefined && start === word;
  if (cut) add(file.first ?? [], beginning);
  return { scores, more: cut };
}

function everyTool(index: SearchIndex, part: number): Map<number, number> {
  const rows = new Map<number, number>();
  for (const kind of Object.keys(index.kinds) as RowKind[]) {
    if (kind === 'server') continue;
    const { from, count } = index.kinds[kind];
    const end = Math.min(from + count, (part + 1) * rowsPerPart);
    for (let row = Math.max(from, part * rowsPerPart); row < end; row += 1) rows.set(row, 0);
  }
  return rows;
}

function rangeOf(index: SearchIndex, severity: Severity): [number, number] {
  const { from, count } = index.kinds[severity];
  return [from, from + count];
}

function startsOf(spelled: string): Starts {
  return new Map(spelled.split(' ').map((start) => [start.replace('*', ''), start.endsWith('*')]));
}

/** The beginning whose file holds a word, or null when no word of the index begins so. */
function startOf(word: string, starts: Starts): string | null {
  const letters = [...word];
  let start = letters[0] ?? '';
  while (starts.get(start) === true && letters.length > [...start].length) start += letters[[...start].length] ?? '';
  return starts.has(start) ? start : null;
}
