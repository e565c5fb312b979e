import type { Observed } from '../../connect/observed.ts';
import type { CrawlRow } from '../../schema/catalog/crawl-report.ts';
import type { CrawlCause } from './crawl-causes.ts';
import type { CrawlOutcome } from './crawl-server.ts';
import { isPassing } from './retry-wait.ts';

/** What became of a server in a crawl, and what it took. */
export type CrawlEntry = CrawlOutcome & {
  /** Hash of its spec. */
  spec: string;
  seconds: number;
  attempts: number;
  observed: Observed;
  /** Present when an earlier run did it, that was interrupted. */
  resumed?: true;
};

/** The entry as it is written to a journal and a report. */
export function rowOf(server: string, entry: CrawlEntry): CrawlRow {
  const { spec, seconds, attempts, observed, resumed } = entry;
  const done = entry.ok
    ? { outcome: entry.complete ? 'listed' : 'partial', tools: entry.tools, written: entry.written, ...(entry.incompleteBecause !== undefined && { says: entry.incompleteBecause }), ...(entry.dependencies !== undefined && { dependencies: entry.dependencies }) } as const
    : { outcome: entry.cause === 'unreviewed' ? 'skipped' : 'failed', cause: entry.cause, says: entry.says, remedy: entry.remedy } as const;
  return { server, spec, ...done, seconds, attempts, ...observed, ...(resumed && { resumed }) };
}

/** The entry that a journal holds, for a run that goes on with it. */
export function entryOf({ server: _server, spec, outcome, tools = 0, written = 'unchanged', cause, says = '', remedy = '', seconds, attempts, resumed: _resumed, dependencies, ...observed }: CrawlRow): CrawlEntry {
  const effort = { spec, seconds, attempts, observed: observed as Observed, resumed: true } as const;
  if (outcome === 'listed' || outcome === 'partial') return { ok: true, tools, complete: outcome === 'listed', ...(says !== '' && { incompleteBecause: says }), ...(dependencies !== undefined && { dependencies }), written, ...effort };
  return { ok: false, cause: cause as CrawlCause, says, remedy, ...effort };
}

/** What says nothing of the server itself, so that it is tried again when the run goes on. A registry says of a private package that there is none. */
const ofTheMoment: ReadonlySet<string> = new Set<CrawlCause>([
  'interrupted', 'deadline', 'machine', 'defect', 'sandbox-unavailable', 'npm-not-found', 'unreviewed', 'registry-refused', 'package-not-found', 'damaged-install',
  'queue-gone', 'other-spec', 'worker-lost', 'job-lost', 'bad-result', 'ended-run',
]);

/** Whether a server is done: what it said, or why it says nothing, would be the same again. */
export function isFinal(entry: CrawlEntry): boolean {
  // What it was refused, the next run may allow.
  const wasRefused = entry.observed.asked?.some(({ allowed }) => !allowed) === true;
  return entry.ok || !(ofTheMoment.has(entry.cause) || wasRefused || isPassing(entry as never));
}
