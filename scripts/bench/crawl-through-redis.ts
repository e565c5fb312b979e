import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { Readable } from 'node:stream';
import { standIn } from '../../test/connect/stand-in.ts';
import { testKey, testQueue } from '../../test/crawl/queue-key.ts';
import { startRedisProcess } from '../../test/crawl/redis-process.ts';
import { writeCatalog } from '../../test/crawl/stand-in-catalog.ts';
import { crawlOnce } from './crawl-here.ts';
import type { CrawlSize, CrawlWay, NoWay } from './crawl-way.ts';

const main = join(import.meta.dirname, '../../src/cli/main.ts');
/** As many as the smallest machine has processors. */
const mostWorkers = 2;

type Worker = ChildProcessByStdio<null, null, Readable>;

/** A crawl that `toolrisk worker`s of a Redis share, in processes of their own; they wait for jobs before it begins. */
export async function crawlThroughRedis({ count, concurrency, folder }: CrawlSize): Promise<CrawlWay | NoWay> {
  if (spawnSync('redis-server', ['--version']).status !== 0) return { skipped: 'redis-server is not installed' };
  const servers = Object.fromEntries(Array.from({ length: count }, (_, at) => [`server-${at}`, { npm: undefined, pypi: { package: 'stand-in', version: '1.0.0' } }]));
  const redis = await startRedisProcess();
  const place = mkdtempSync(join(folder, 'workers-'));
  writeCatalog(join(place, 'catalog'), servers);
  const path = writeRunner(join(place, 'bin'));
  const number = Math.min(mostWorkers, concurrency);
  const workers = Array.from({ length: number }, () => startWorker(redis.url, { catalog: join(place, 'catalog'), path, concurrency: concurrency / number }));
  const close = async () => {
    await Promise.all(workers.map(end));
    await redis.close();
  };
  try {
    await Promise.all(workers.map(ready));
  } catch (error) {
    await close();
    throw error;
  }
  return { crawl: () => crawlOnce(servers, { concurrency, queue: testQueue(redis.url) }, folder), close };
}

/** What a worker starts servers of PyPI with, in whose place the same server is started as by the other ways. Gives a PATH with it. */
function writeRunner(folder: string): string {
  const { command, args } = standIn('honest');
  mkdirSync(folder);
  writeFileSync(join(folder, 'uvx'), `#!/bin/sh\nexec ${[command, ...args].map((word) => `'${word}'`).join(' ')}\n`);
  chmodSync(join(folder, 'uvx'), 0o755);
  return folder + delimiter + process.env['PATH'];
}

function startWorker(queue: string, { catalog, path, concurrency }: { catalog: string; path: string; concurrency: number }): Worker {
  return spawn(process.execPath, [main, 'worker', '--queue', queue, '--catalog', catalog, '--sandbox', 'none', '--concurrency', String(concurrency)], { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, PATH: path, TOOLRISK_QUEUE_KEY: testKey } });
}

/** Waits until a worker waits for jobs. */
async function ready(worker: Worker): Promise<void> {
  let said = '';
  await new Promise<void>((done, fail) => {
    worker.once('exit', () => fail(new Error(`A worker ended: ${said}`)));
    worker.stderr.setEncoding('utf8').on('data', (text: string) => { said += text; if (said.includes('waiting for jobs')) done(); });
  });
}

async function end(worker: Worker): Promise<void> {
  if (worker.exitCode !== null || worker.signalCode !== null) return;
  const ended = once(worker, 'exit');
  worker.kill('SIGTERM');
  await ended;
}
