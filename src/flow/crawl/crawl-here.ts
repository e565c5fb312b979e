import { runCrawlJob } from './crawl-job.ts';
import type { CrawlJob, CrawlManner } from './crawl-job.ts';
import type { ServerSpec } from '../../schema/catalog/server-spec.ts';
import type { CrawlHooks, CrawlRunner, CrawlTask } from './crawl-runner.ts';

/** How to find the packages that a server is to be installed with. */
export type LockOf = (server: string, spec: ServerSpec) => NonNullable<CrawlJob['lock']>;

/** Lists servers in this process, some side by side, in the order given. */
export function crawlHere(manner: CrawlManner, concurrency: number, lockOf: LockOf): CrawlRunner {
  return async (tasks, hooks) => {
    for (const together of inTurns(tasks)) await listTogether(together, hooks);
  };

  async function listTogether(tasks: readonly CrawlTask[], { signal, onStart, onPhase, onFinding }: CrawlHooks): Promise<void> {
    const waiting = tasks.values();
    const crawlNext = async (): Promise<void> => {
      for (const { server, spec } of waiting) {
        if (signal.aborted) return;
        await onStart(server);
        await onFinding(server, await runCrawlJob({ ...manner, spec, signal, lock: lockOf(server, spec), onProgress: (phase) => onPhase(server, phase) }));
      }
    };
    await Promise.all(Array.from({ length: Math.max(1, concurrency) }, crawlNext));
  }
}

/** The tasks in turns: those of one turn may run side by side. */
function inTurns(tasks: readonly CrawlTask[]): CrawlTask[][] {
  const turns: CrawlTask[][] = [[]];
  for (const task of tasks) {
    if (task.alone === true) turns.push([task], []);
    else turns.at(-1)?.push(task);
  }
  return turns;
}
