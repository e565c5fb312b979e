import { join } from 'node:path';
import { addRowSchema } from '../../schema/catalog/add-report.ts';
import type { AddReport, AddRow } from '../../schema/catalog/add-report.ts';
import { appendLine } from '../write/append-line.ts';
import { removeWhole } from '../write/remove-whole.ts';
import { writeWhole } from '../write/write-whole.ts';
import { readText, writeText } from '../write-text.ts';

/** Where a run over a list notes what is done, one line a source. `name` stands for the list and the manner. */
export function addJournalPath(build: string, name: string): string {
  return join(build, 'add', `${name}.jsonl`);
}

/** What an interrupted run noted; half a line is no line. Nothing where there is none. */
export async function readAddJournal(path: string): Promise<AddRow[]> {
  const lines = (await readText(path) ?? '').split('\n').filter((line) => line !== '');
  return lines.flatMap((line) => addRowSchema.safeParse(parse(line)).data ?? []);
}

/** Begins it anew with what is known already. Throws `PlaceError` with exit code 2: nothing is started before. */
export async function beginAddJournal(path: string, rows: readonly AddRow[]): Promise<void> {
  await writeWhole(path, rows.map((row) => `${JSON.stringify(row)}\n`).join(''), { exitCode: 2 });
}

/** Notes a source that is done: a reader sees the whole line or none. */
export async function addToAddJournal(path: string, row: AddRow): Promise<void> {
  await appendLine(path, JSON.stringify(row));
}

/** Removes it: the run is over. */
export async function removeAddJournal(path: string): Promise<void> {
  await removeWhole(path);
}

/** Writes the report of a run, for programs and for people. */
export async function writeAddReport(build: string, report: AddReport, text: string): Promise<void> {
  await writeText(join(build, 'add', 'report.json'), `${JSON.stringify(report, null, 1)}\n`);
  await writeText(join(build, 'add', 'report.md'), text);
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
