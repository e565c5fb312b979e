// A worker in a process of its own, to be ended and killed: `node worker-child.ts <catalog> <redis> [name=value…]`. Says each
// event. `lock=<ms>`, `concurrency=<n>`, `unreviewed=1`, `sandbox=auto`, `key=<key>`.
import { writeSync } from 'node:fs';
import { workQueue } from '../../src/flow/queue/work/work-queue.ts';
import { shortLimits } from '../connect/stand-in.ts';
import { testQueue } from './queue-key.ts';
import { queueLimits } from './queue-limits.ts';
import { launchStandIn } from './stand-in-catalog.ts';

const [, , catalog = '', redis = '', ...rest] = process.argv;
const options = new Map(rest.map((word) => word.split('=') as [string, string]));
const lock = Number(options.get('lock') ?? 30_000);
const stop = new AbortController();
for (const name of ['SIGTERM', 'SIGINT'] as const) process.once(name, () => stop.abort());

try {
  await workQueue({
    catalog, queue: testQueue(redis, options.get('key')), signal: stop.signal, concurrency: Number(options.get('concurrency') ?? 2),
    sandbox: options.get('sandbox') as 'auto' | undefined ?? 'none', includeUnreviewed: options.has('unreviewed'),
    limits: shortLimits, crawlLimits: { ...queueLimits, jobLockMs: lock, stalledCheckMs: lock / 2 }, launch: launchStandIn,
    onEvent: (event) => writeSync(1, `${event.kind}${'server' in event ? ` ${event.server}` : ''}${event.kind === 'phase' ? ` ${event.phase}` : event.kind === 'dropped' ? ` ${event.count}` : ''}\n`),
  });
} catch (error) {
  writeSync(1, `error ${(error as Error).message}\n`);
  process.exitCode = (error as { exitCode?: number }).exitCode ?? 70;
}
