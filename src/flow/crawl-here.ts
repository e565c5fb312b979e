import { runCrawlJob } from './crawl-job.ts';
import type { CrawlManner } from './crawl-job.ts';
import type { CrawlRunner } from './crawl-runner.ts';

/** Lists servers in this process, some side by side, in the order given. */
export function crawlHere(manner: CrawlManner, concurrency: number): CrawlRunner {
  return async (tasks, { signal, onStart, onPhase, onFinding }) => {
    const waiting = tasks.values();
    const crawlNext = async (): Promise<void> => {
      for (const { server, spec } of waiting) {
        if (signal.aborted) return;
        onStart(server);
        await onFinding(server, await runCrawlJob({ ...manner, spec, signal, onProgress: (phase) => onPhase(server, phase) }));
      }
    };
    await Promise.all(Array.from({ length: Math.max(1, concurrency) }, crawlNext));
  };
}
