import { join } from 'node:path';
import { z } from 'zod';
import { crawlRowSchema } from '../schema/crawl-report.ts';
import type { CrawlRow } from '../schema/crawl-report.ts';
import { readText } from './write-text.ts';
import { appendLine } from './write/append-line.ts';
import { removeWhole } from './write/remove-whole.ts';
import { writeWhole } from './write/write-whole.ts';

/** The first line of a journal: the run, and when it began. */
const headSchema = z.strictObject({ run: z.string().regex(/^[0-9a-f]{16}$/), begun: z.iso.datetime() });
export type JournalHead = z.infer<typeof headSchema>;

/** A crawl as far as it came: `build/crawl/<name>.jsonl`, one line a server that is done, there while the crawl runs. */
export interface CrawlJournal { head: JournalHead; rows: CrawlRow[] }

/** Where the journal of a crawl lies. `name` stands for what is crawled and how. */
export function journalPath(build: string, name: string): string {
  return join(build, 'crawl', `${name}.jsonl`);
}

/** A journal that was left behind; null when there is none, or it does not even say what it is. Half a line is no line. */
export async function readJournal(path: string): Promise<CrawlJournal | null> {
  const [first = '', ...lines] = (await readText(path) ?? '').split('\n');
  const head = headSchema.safeParse(parse(first));
  if (!head.success) return null;
  const rows = lines.flatMap((line) => {
    const row = crawlRowSchema.safeParse(parse(line));
    return row.success ? [row.data] : [];
  });
  return { head: head.data, rows };
}

/** Begins a journal anew, with what is known already; where that cannot be written, the one that was left stays. Nothing is started before. */
export async function beginJournal(path: string, { head, rows }: CrawlJournal): Promise<void> {
  await writeWhole(path, [head, ...rows].map((line) => `${JSON.stringify(line)}\n`).join(''), { exitCode: 2 });
}

/** Adds a server that is done: a reader sees the whole line or none, however the crawl ends. */
export async function addToJournal(path: string, row: CrawlRow): Promise<void> {
  await appendLine(path, JSON.stringify(row));
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
