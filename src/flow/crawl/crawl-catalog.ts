import { randomBytes } from 'node:crypto';
import { dirname, join } from 'node:path';
import { openDeadline, spoken } from '../../connect/deadline.ts';
import { limits } from '../../connect/limits.ts';
import { crawlMarkdown } from '../../report/crawl/crawl-markdown.ts';
import { hostRuleText } from '../../schema/network/host-rule.ts';
import { variantOf } from '../../schema/catalog/variant.ts';
import type { ServerSpec } from '../../schema/catalog/server-spec.ts';
import { crawlReportPath, writeCrawlReport } from '../../store/crawl/crawl-report.ts';
import { withVariants } from '../../store/read/with-variants.ts';
import { readServerSpecs } from '../../store/server-specs.ts';
import { snapshotPath } from '../../store/snapshots.ts';
import { refuseUnwritable } from '../../store/write/refuse-unwritable.ts';
import { removeLeftovers } from '../../store/write/temporary-files.ts';
import { nearestNames } from '../../sources/nearest-names.ts';
import { PlaceError, PlaceErrors } from '../../text/errors/place-error.ts';
import { crawlCauses } from './crawl-causes.ts';
import type { CrawlEntry } from './crawl-entry.ts';
import { crawlHere } from './crawl-here.ts';
import type { CrawlFinding, CrawlManner } from './crawl-job.ts';
import { crawlLimits } from './crawl-limits.ts';
import { lockedInstall } from './record/locked-install.ts';
import { openProgressFile } from './open-progress-file.ts';
import type { CrawlProgressFile } from './open-progress-file.ts';
import { crawlReport } from './crawl-report.ts';
import type { FinishedCrawl } from './crawl-report.ts';
import type { CrawlRunner, CrawlTask, QueueTrouble } from './crawl-runner.ts';
import { recordOutcome } from './crawl-server.ts';
import type { SharedQueue } from '../queue/shared-queue.ts';
import { requireSandbox } from '../require-sandbox.ts';
import { specHash } from './spec-hash.ts';
import { toStart } from './to-start.ts';

/** What to crawl and how. `servers`: only these ids; default: all of the catalog. */
export interface CrawlRequest extends CrawlManner {
  catalog: string;
  servers?: readonly string[];
  /** Servers at a time, in this process. */
  concurrency: number;
  /** The queue whose workers list the servers instead of this process. */
  queue?: SharedQueue;
  /** Day to record for content that is new, `YYYY-MM-DD`: the crawl's clock, given so that nothing deeper needs one. */
  today: string;
  /** Folder for the report, and for what lets an interrupted crawl go on; without it, there is neither. */
  build?: string;
  /** Resolve dependencies anew, also where the packages of the last listing are recorded. */
  updateDependencies?: boolean;
  /** Crawl everything, whatever an interrupted run has done. */
  fresh?: boolean;
  /** Milliseconds for all servers together; default: as long as it takes. */
  deadlineMs?: number;
  signal?: AbortSignal;
  onEvent?: (event: CrawlEvent) => void;
}

/** Something that happened during a crawl, for whoever shows progress. */
export type CrawlEvent =
  | { kind: 'resume'; done: number; all: number }
  | { kind: 'start'; server: string }
  | { kind: 'phase'; server: string; phase: string }
  | { kind: 'trouble'; trouble: QueueTrouble }
  | { kind: 'dropped'; count: number }
  /** The report, or what lets the crawl go on later, could not be written. */
  | { kind: 'unwritten'; problem: PlaceError }
  | { kind: 'end'; server: string; done: number; all: number; outcome: CrawlEntry };

/**
 * Crawls servers side by side and records what they said. One bad server never stops the others and never disappears: every
 * server has an outcome, in the order of the ids. Earlier snapshots of failed servers stay. All results are written here, by one
 * process, whoever listed the server.
 */
export async function crawlCatalog(request: CrawlRequest): Promise<Map<string, CrawlEntry>> {
  const begun = new Date();
  const tasks = chosenTasks(withVariants(await readServerSpecs(request.catalog)), request);
  await openFolders(request);
  if (request.queue === undefined) await requireSandbox(toStart(tasks.map(({ spec }) => spec), request), request);
  const progress = await openProgress(request, tasks);
  const run = await openRunner(request);
  const entries = new Map<string, CrawlEntry>(progress?.done);
  if (entries.size > 0) request.onEvent?.({ kind: 'resume', done: entries.size, all: tasks.length });
  const deadline = openDeadline(request.signal, request.deadlineMs ?? limits.longestTimerMs, 'the time for all servers is over');
  const taskOf = new Map(tasks.map((task) => [task.server, task]));
  const nothing = (server: string) => ({ spec: taskOf.get(server)!.hash, seconds: 0, attempts: 0, observed: {} });
  const strikesOf = (server: string): number => progress?.strikes.get(server) ?? 0;
  const tellUnwritten = (error: unknown): void => {
    if (!(error instanceof PlaceError)) throw error;
    request.onEvent?.({ kind: 'unwritten', problem: error });
  };
  // At once: whoever is in a hurry ends it a second time, and then nothing can be written any more.
  const excuse = () => void progress?.excuse(endingOf(request)).catch(() => undefined);
  deadline.signal.addEventListener('abort', excuse, { once: true });
  const finish = async (server: string, entry: CrawlEntry): Promise<void> => {
    entries.set(server, entry);
    // What it came to stands all the same; only a run that goes on would do it again.
    if (entry.ok || entry.cause !== 'ended-run') await progress?.add(server, entry).catch(tellUnwritten);
    request.onEvent?.({ kind: 'end', server, done: entries.size, all: tasks.length, outcome: entry });
  };
  let [isWhole, dropped] = [false, 0];
  try {
    for (const { server } of tasks) if (!entries.has(server) && strikesOf(server) > 1) await finish(server, { ...passedOver, ...nothing(server) });
    await run(tasks.filter(({ server }) => !entries.has(server)).map((task) => (strikesOf(task.server) > 0 ? { ...task, alone: true } : task)), {
      run: progress?.run ?? randomBytes(8).toString('hex'),
      signal: deadline.signal,
      onTrouble: (trouble) => request.onEvent?.({ kind: 'trouble', trouble }),
      onDropped: (count) => { dropped += count; },
      onStart: async (server) => {
        // With a queue it is a worker that lists it: what ends this run is no server.
        if (request.queue === undefined) await progress?.begin(server).catch(tellUnwritten);
        request.onEvent?.({ kind: 'start', server });
      },
      onPhase: (server, phase) => request.onEvent?.({ kind: 'phase', server, phase }),
      onFinding: async (server, finding) => finish(server, await recordFinding(finding, taskOf.get(server)!, request, deadline.signal)),
    });
    for (const { server } of tasks) if (!entries.has(server)) await finish(server, { ...stopped(request), ...nothing(server) });
    isWhole = true;
  } finally {
    // Without a word a server: the error that comes says it once.
    if (request.queue !== undefined) for (const { server } of tasks) if (!entries.has(server)) entries.set(server, { ...unreached, ...nothing(server) });
    const ended = !deadline.signal.aborted ? (isWhole ? 'done' : 'interrupted') : endingOf(request);
    deadline.close();
    if (!isWhole) await progress?.excuse('failed').catch(() => undefined);
    if (dropped > 0) request.onEvent?.({ kind: 'dropped', count: dropped });
    await tellReport(request, { begun, ended, entries, dropped }).catch(tellUnwritten);
    if (ended === 'done' && entries.size === tasks.length) await progress?.finish().catch(tellUnwritten);
  }
  return new Map(tasks.map(({ server }) => [server, entries.get(server) as CrawlEntry]));
}

/** A token is named by its scope alone: no hash of a secret is kept. What a registry did not have or give is tried again anyway, by `isFinal`. */
function openProgress(request: CrawlRequest, tasks: readonly CrawlTask[]): Promise<CrawlProgressFile> | null {
  const { build, catalog, servers, sandbox, sandboxImage, allowPrivate, includeUnreviewed, updateDependencies, hosts = [], timeoutMs, registryTokens = [], fresh = false, crawlLimits: limits } = request;
  if (build === undefined) return null;
  return openProgressFile({
    build, fresh, tasks, catalog, ...(servers && { servers }), manner: [sandbox, sandboxImage ?? '', allowPrivate === true, includeUnreviewed === true, updateDependencies === true],
    given: [hosts.map(hostRuleText).sort(), timeoutMs ?? 'as usual', registryTokens.map(({ scope = '' }) => scope).sort()],
    withinMs: limits?.resumeWithinMs ?? crawlLimits.resumeWithinMs,
  });
}

async function recordFinding({ outcome, seconds, attempts }: CrawlFinding, { server, spec, hash }: CrawlTask, request: CrawlRequest, signal: AbortSignal): Promise<CrawlEntry> {
  const effort = { spec: hash, seconds, attempts, observed: outcome.observed };
  // Cut short by us: that says nothing about the server.
  if (!outcome.ok && signal.aborted && (outcome.cause === 'timeout' || outcome.cause === 'interrupted')) return { ...stopped(request), ...effort };
  return { ...await recordOutcome(outcome, { catalog: request.catalog, server, today: request.today, isWithheld: spec.withheld !== undefined }), ...effort };
}

/** Nothing is started for what could not be kept. What a crawl that was killed was writing is removed. */
async function openFolders({ catalog, build }: CrawlRequest): Promise<void> {
  if (build !== undefined) await refuseUnwritable(dirname(crawlReportPath(build)));
  const folder = dirname(snapshotPath(catalog, 'any'));
  await refuseUnwritable(folder);
  await removeLeftovers(folder);
  await removeLeftovers(join(catalog, 'variants'));
}

/** What lists the servers. With a queue, throws `PlaceError` at once where there is none; loaded only then. */
async function openRunner(request: CrawlRequest): Promise<CrawlRunner> {
  if (request.queue === undefined) return crawlHere(request, request.concurrency, (server, spec) => async () => (request.updateDependencies === true ? null : lockedInstall(request.catalog, server, spec)));
  const { crawlQueued } = await import('../queue/crawl-queued.ts');
  return crawlQueued(request.queue, request);
}

/** What becomes of a server at which two runs ended: no third one shall. */
const passedOver = { ok: false, cause: 'ended-run', says: 'it was passed over: twice toolrisk ended while it was listed.', remedy: crawlCauses['ended-run'] } as const;

function endingOf({ signal }: CrawlRequest): 'interrupted' | 'deadline' {
  return signal?.aborted === true ? 'interrupted' : 'deadline';
}

/** What became of a server when the queue was lost before its turn. */
const unreached = { ok: false, cause: 'queue-gone', says: 'the queue was lost before it was listed.', remedy: crawlCauses['queue-gone'] } as const;

/** Why a server has no result that the end of the crawl came before. */
function stopped({ signal, deadlineMs = 0 }: CrawlRequest) {
  if (signal?.aborted === true) return { ok: false, cause: 'interrupted', says: 'it was interrupted.', remedy: crawlCauses.interrupted } as const;
  return { ok: false, cause: 'deadline', says: `it was not listed before the deadline of ${spoken(deadlineMs)}.`, remedy: crawlCauses.deadline } as const;
}

async function tellReport({ build }: CrawlRequest, { begun, ended, entries, dropped }: FinishedCrawl): Promise<void> {
  if (build === undefined) return;
  const sorted = new Map([...entries].sort(([a], [b]) => (a < b ? -1 : 1)));
  const report = crawlReport({ begun, ended, entries: sorted, dropped });
  await writeCrawlReport(build, report, crawlMarkdown(report));
}

function chosenTasks(specs: Map<string, ServerSpec>, { catalog, servers }: CrawlRequest): CrawlTask[] {
  const unknown = servers?.filter((server) => !specs.has(server)) ?? [];
  if (unknown.length > 0) {
    throw new PlaceErrors(unknown.map((server) => {
      const near = nearestNames(server, specs.keys());
      return new PlaceError(server, `no such server in ${catalog}/servers`, near.length > 0 ? `Did you mean ${near.join(', ')}?` : 'See toolrisk servers for the ids.');
    }));
  }
  return [...specs].filter(([server]) => servers === undefined || servers.includes(server) || servers.includes(variantOf(server)?.server ?? '')).map(([server, spec]) => ({ server, spec, hash: specHash(spec) }));
}
