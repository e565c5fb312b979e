import { resolve } from 'node:path';
import type { AddRow } from '../../schema/catalog/add-report.ts';
import { addJournalPath, addToAddJournal, beginAddJournal, readAddJournal, removeAddJournal } from '../../store/add/add-journal.ts';
import { sha256 } from '../../text/sha256.ts';
import { isPassing } from '../crawl/retry-wait.ts';

/** How far a run over a list has come, on disk. */
export interface AddJournal {
  /** What an interrupted run found out, by source. */
  done: ReadonlyMap<string, AddRow>;
  add(row: AddRow): Promise<void>;
  /** Removes it: the run is over. */
  finish(): Promise<void>;
}

/** What makes two runs the same: list, catalog, and what servers are given. */
export interface AddIdentity { list: string; catalog: string | null; manner: unknown }

/** Of the moment or of this machine, so that it is tried again. */
const ofTheMoment: ReadonlySet<string> = new Set(['interrupted', 'machine', 'defect', 'sandbox-unavailable', 'declined', 'registry-refused', 'npm-not-found']);

/** Opens what an interrupted run of the same list left, or begins a new one. A file that was written and is gone is found out again: `isThere` says whether it is. */
export async function openAddJournal(build: string, { list, catalog, manner }: AddIdentity, { fresh, isThere }: { fresh: boolean; isThere: (server: string) => boolean }): Promise<AddJournal> {
  const path = addJournalPath(build, sha256(JSON.stringify([resolve(list), catalog === null ? null : resolve(catalog), manner])).slice(0, 12));
  const rows = fresh ? [] : (await readAddJournal(path)).filter((row) => isDone(row, isThere));
  const done = new Map(rows.map((row) => [row.source, row]));
  await beginAddJournal(path, [...done.values()]);
  return { done, add: (row) => addToAddJournal(path, row), finish: () => removeAddJournal(path) };
}

function isDone({ outcome, cause = '', says = '', server = '' }: AddRow, isThere: (server: string) => boolean): boolean {
  if (outcome === 'written') return isThere(server);
  // Nothing of it was kept but this.
  return outcome === 'failed' && !ofTheMoment.has(cause) && !isPassing({ cause: cause as never, says });
}
