// A crawl in a process of its own, to be killed: `node crawl-child.ts <catalog> <build> [name=value…]`. Says each event.
// `hang=<id>`: that server never answers this time. `sandbox=docker`. `fresh=1`. `queue=<redis>`, `key=<key>`: workers list them. `expect=1`: as
// in earnest, packages are compared with the spec. `unreviewed=1`. `host=<name>`, `timeout=<ms>`, `scope=<@scope>`: what servers are given.
import { writeSync } from 'node:fs';
import { crawlCatalog } from '../../src/flow/crawl/crawl-catalog.ts';
import type { ServerSpec } from '../../src/schema/catalog/server-spec.ts';
import { shortLimits } from '../connect/stand-in.ts';
import { testQueue } from './queue-key.ts';
import { queueLimits } from './queue-limits.ts';
import { launchStandIn } from './stand-in-catalog.ts';

const [, , catalog = '', build = '', ...rest] = process.argv;
const options = new Map(rest.map((word) => word.split('=') as [string, string]));
const queue = options.get('queue');
const stop = new AbortController();
process.once('SIGINT', () => stop.abort());
const crawled = crawlCatalog({
  catalog, build, sandbox: options.get('sandbox') as 'docker' | undefined ?? 'none', concurrency: 1, today: '2026-01-01', limits: shortLimits, fresh: options.has('fresh'), signal: stop.signal,
  includeUnreviewed: options.has('unreviewed'), ...(queue !== undefined && { queue: testQueue(queue, options.get('key')), crawlLimits: queueLimits }),
  ...(options.has('host') && { hosts: [{ host: options.get('host') as string }] }), ...(options.has('timeout') && { timeoutMs: Number(options.get('timeout')) }),
  ...(options.has('scope') && { registryTokens: [{ scope: options.get('scope') as string, value: 'dummy-token-value' }] }),
  ...(!options.has('expect') && { launch: (spec: ServerSpec) => launchStandIn(spec.title === options.get('hang') ? { ...spec, args: ['never answers initialize'] } : spec) }),
  onEvent: (event) => writeSync(1, `${event.kind}${'server' in event ? ` ${event.server}` : event.kind === 'trouble' ? ` ${event.trouble}` : event.kind === 'dropped' ? ` ${event.count}` : event.kind === 'unwritten' ? ` ${event.problem.message}` : ` ${event.done}/${event.all}`}\n`),
});
await crawled.catch((error: Error & { exitCode?: number }) => {
  writeSync(1, `error ${error.message}\n`);
  process.exitCode = error.exitCode ?? 70;
});
