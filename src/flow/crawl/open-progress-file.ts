import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { addToJournal, beginJournal, journalPath, readJournal, removeJournal } from '../../store/crawl/crawl-journal.ts';
import type { CrawlRow } from '../../schema/catalog/crawl-report.ts';
import type { CrawlJournal } from '../../store/crawl/crawl-journal.ts';
import { sha256 } from '../../text/sha256.ts';
import type { CrawlEntry } from './crawl-entry.ts';
import { entryOf, isFinal, rowOf } from './crawl-entry.ts';
import type { CrawlTask } from './crawl-runner.ts';

/**
 * What makes two crawls the same: only the same one is gone on with. `given`: what more servers are given, such as hosts and time. With another,
 * the same crawl goes on, and tries again what failed. Neither holds a value that is secret.
 */
export interface CrawlIdentity { catalog: string; servers?: readonly string[]; manner: unknown; given: unknown }

/** How far a crawl has come, on disk: what survives a kill. */
export interface CrawlProgressFile {
  /** Id of the run, the same after it is gone on with. */
  run: string;
  /** Servers that an interrupted run of the same crawl finished. */
  done: ReadonlyMap<string, CrawlEntry>;
  /** How often a run ended without a word while it listed a server: absent for most. */
  strikes: ReadonlyMap<string, number>;
  /** Notes that a server is about to be listed, for a run that goes on if this one ends by it. */
  begin(server: string): Promise<void>;
  add(server: string, entry: CrawlEntry): Promise<void>;
  /** Notes that the run ends in order: no server is to blame for that. */
  excuse(why: 'interrupted' | 'deadline' | 'failed'): Promise<void>;
  /** Removes it: the crawl is over. */
  finish(): Promise<void>;
}

/** How to open it. `fresh`: whatever an earlier run finished is done again. */
export interface OpenRequest extends CrawlIdentity { build: string; fresh: boolean; withinMs: number; tasks: readonly CrawlTask[] }

/** Opens what an interrupted run left, if it is young enough, or begins a new one. */
export async function openProgressFile({ build, fresh, withinMs, tasks, catalog, servers, manner, given }: OpenRequest): Promise<CrawlProgressFile> {
  const path = journalPath(build, sha256(JSON.stringify([resolve(catalog), servers?.toSorted() ?? 'all', manner])).slice(0, 12));
  const gives = sha256(JSON.stringify(given));
  const left = fresh ? null : await readJournal(path);
  const isYoung = left !== null && Date.now() - Date.parse(left.head.begun) < withinMs;
  const hashes = new Map(tasks.map(({ server, hash }) => [server, hash]));
  // A server at which runs end does so tomorrow too: that is remembered longer than what the others said.
  const strikes = left?.strikes.filter(({ struck, spec }) => hashes.get(struck) === spec) ?? [];
  const journal = isYoung ? { ...stillTrue(left, hashes, gives), strikes } : { head: { run: randomBytes(8).toString('hex'), begun: new Date().toISOString(), given: gives }, rows: [], strikes };
  await beginJournal(path, journal);
  return {
    run: journal.head.run,
    done: new Map(journal.rows.map((row) => [row.server, entryOf(row)])),
    strikes: new Map(strikes.map(({ struck, times }) => [struck, times])),
    begin: (server) => addToJournal(path, { begins: server, spec: hashes.get(server) as string }),
    add: (server, entry) => addToJournal(path, isFinal(entry) ? rowOf(server, entry) : { left: server }),
    excuse: (why) => addToJournal(path, { word: why }),
    finish: () => removeJournal(path),
  };
}

/** What it says of servers whose spec is still the same; where they are given something else now, only of those that had all they asked for. */
function stillTrue({ head, rows }: CrawlJournal, hashes: ReadonlyMap<string, string>, given: string): Pick<CrawlJournal, 'head' | 'rows'> {
  const known = rows.filter((row) => hashes.get(row.server) === row.spec && (head.given === given || hadAll(row)));
  return { head: { ...head, given }, rows: [...new Map(known.map((row) => [row.server, row])).values()] };
}

function hadAll({ outcome, asked = [], direct = 0 }: CrawlRow): boolean {
  return outcome === 'listed' && direct === 0 && asked.every(({ allowed }) => allowed);
}
