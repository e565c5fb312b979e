import { runCrawlJob } from './crawl-job.ts';
import type { CrawlJob, CrawlManner } from './crawl-job.ts';
import type { ServerSpec } from '../schema/server-spec.ts';
import type { CrawlRunner } from './crawl-runner.ts';

/** How to find the packages that a server is to be installed with. */
export type LockOf = (server: string, spec: ServerSpec) => NonNullable<CrawlJob['lock']>;

/** Lists servers in this process, some side by side, in the order given. */
export function crawlHere(manner: CrawlManner, concurrency: number, lockOf: LockOf): CrawlRunner {
  return async (tasks, { signal, onStart, onPhase, onFinding }) => {
    const waiting = tasks.values();
    const crawlNext = async (): Promise<void> => {
      for (const { server, spec } of waiting) {
        if (signal.aborted) return;
        onStart(server);
        await onFinding(server, await runCrawlJob({ ...manner, spec, signal, lock: lockOf(server, spec), onProgress: (phase) => onPhase(server, phase) }));
      }
    };
    await Promise.all(Array.from({ length: Math.max(1, concurrency) }, crawlNext));
  };
}
