import { join } from 'node:path';
import { z } from 'zod';
import { crawlRowSchema } from '../../schema/catalog/crawl-report.ts';
import type { CrawlRow } from '../../schema/catalog/crawl-report.ts';
import { gatherStrikes, journalNoteSchema } from './journal-strikes.ts';
import type { JournalNote, Strike } from './journal-strikes.ts';
import { readText } from '../write-text.ts';
import { appendLine } from '../write/append-line.ts';
import { removeWhole } from '../write/remove-whole.ts';
import { writeWhole } from '../write/write-whole.ts';

/** The first line of a journal: the run, when it began, and the hash of what its servers were given: what failed may do otherwise with another. */
const headSchema = z.strictObject({ run: z.string().regex(/^[0-9a-f]{16}$/), begun: z.iso.datetime(), given: z.string().regex(/^[0-9a-f]{64}$/).optional() });
export type JournalHead = z.infer<typeof headSchema>;

/**
 * A crawl as far as it came: `build/crawl/<name>.jsonl`, one line a server that is done and notes between, there while the crawl
 * runs. `strikes`: the servers at which a run ended without a word.
 */
export interface CrawlJournal { head: JournalHead; rows: CrawlRow[]; strikes: Strike[] }

/** Where the journal of a crawl lies. `name` stands for what is crawled and how. */
export function journalPath(build: string, name: string): string {
  return join(build, 'crawl', `${name}.jsonl`);
}

/** A journal that was left behind; null when there is none, or it does not even say what it is. Half a line is no line. */
export async function readJournal(path: string): Promise<CrawlJournal | null> {
  const [first = '', ...lines] = (await readText(path) ?? '').split('\n');
  const head = headSchema.safeParse(parse(first));
  if (!head.success) return null;
  const read = lines.map(parse).flatMap((line): (CrawlRow | JournalNote)[] => [crawlRowSchema, journalNoteSchema].flatMap((schema) => schema.safeParse(line).data ?? []));
  return { head: head.data, rows: read.filter((line) => 'outcome' in line), strikes: gatherStrikes(read) };
}

/** Begins a journal anew, with what is known already; where that cannot be written, the one that was left stays. Nothing is started before. */
export async function beginJournal(path: string, { head, rows, strikes }: CrawlJournal): Promise<void> {
  await writeWhole(path, [head, ...rows, ...strikes].map((line) => `${JSON.stringify(line)}\n`).join(''), { exitCode: 2 });
}

/** Adds a server that is done, or a note: a reader sees the whole line or none, however the crawl ends. */
export async function addToJournal(path: string, line: CrawlRow | JournalNote): Promise<void> {
  await appendLine(path, JSON.stringify(line));
}

/** Removes the journal of a crawl that is over. */
export async function removeJournal(path: string): Promise<void> {
  await removeWhole(path);
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
