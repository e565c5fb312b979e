import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { crawlReportSchema } from '../../src/schema/catalog/crawl-report.ts';
import type { CrawlRow } from '../../src/schema/catalog/crawl-report.ts';
import { snapshotPath } from '../../src/store/snapshots.ts';
import { runChild } from './child-process.ts';
import type { Child } from './child-process.ts';
import { startRedis } from './redis-server.ts';
import { writeCatalog, writeSpec } from './stand-in-catalog.ts';

const folder = mkdtempSync(join(tmpdir(), 'crawl-queue-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const redis = await startRedis();

const catalogOf = (name: string, servers: Record<string, string | Record<string, unknown>>) => writeCatalog(join(folder, name, 'catalog'), servers);
const buildOf = (catalog: string) => join(catalog, '../build');
const crawl = (catalog: string, ...args: string[]) => runChild('crawl-child.ts', [catalog, buildOf(catalog), `queue=${redis.url}`, ...args]);
const worker = (catalog: string, ...args: string[]) => runChild('worker-child.ts', [catalog, redis.url, ...args]);
const rowsOf = (catalog: string): Record<string, CrawlRow> => Object.fromEntries(crawlReportSchema.parse(JSON.parse(readFileSync(join(buildOf(catalog), 'crawl/report.json'), 'utf8'))).servers.map((row) => [row.server, row]));

/** Ends a worker as a service does, and waits until it has ended. */
async function end(...workers: Child[]): Promise<void> {
  for (const each of workers) each.process.kill('SIGTERM');
  for (const each of workers) assert.equal(await each.ended, 0, each.lines().join('\n'));
}

/** What is left in Redis: nothing, but for what the workers that still wait keep for themselves. */
async function leftKeys(): Promise<string[]> {
  return (await redis.client.keys('*')).filter((key) => !/:stalled-check$/.test(key));
}

describe('a crawl with a queue', () => {
  test('is shared by several workers, and each server is listed once', async () => {
    const servers = Array.from({ length: 20 }, (_, at) => `s${String(at).padStart(2, '0')}`);
    const catalog = catalogOf('shared', Object.fromEntries(servers.map((server) => [server, 'honest'])));
    const workers = [worker(catalog), worker(catalog), worker(catalog)];
    await Promise.all(workers.map((each) => each.says('ready')));
    const crawling = crawl(catalog);
    assert.equal(await crawling.ended, 0, crawling.lines().join('\n'));
    assert.deepEqual(workers.flatMap((each) => each.after('start')).sort(), servers);
    assert.deepEqual(crawling.after('start').sort(), servers);
    assert.deepEqual(crawling.after('end').sort(), servers);
    assert.ok(workers.filter((each) => each.after('start').length > 0).length > 1, 'more than one had a part');
    assert.ok(Object.values(rowsOf(catalog)).every(({ outcome, written }) => outcome === 'listed' && written === 'written'));
    await end(...workers);
    assert.deepEqual(await leftKeys(), []);
  });

  test('leaves nothing in Redis where a worker looked for lost jobs after it was over', async () => {
    const catalog = catalogOf('over', { s1: 'honest' });
    const working = worker(catalog, 'lock=1000');
    assert.equal(await crawl(catalog).ended, 0);
    // Its look, twice a second, writes anew what the crawl took with it.
    while (!(await redis.client.keys('*')).includes('toolrisk:crawl:meta')) await wait(50);
    await end(working);
    assert.deepEqual(await leftKeys(), []);
  });

  test('writes the same bytes as one without', async () => {
    const servers = { plain: 'honest', odd: 'unknown fields', hostile: 'hostile names', surrogates: 'lone surrogates', told: 'prompts and resources' };
    const [with_, without] = [catalogOf('with', servers), catalogOf('without', servers)];
    const working = worker(with_);
    assert.equal(await crawl(with_).ended, 0);
    assert.equal(await runChild('crawl-child.ts', [without, buildOf(without)]).ended, 0);
    for (const server of Object.keys(servers)) assert.equal(readFileSync(snapshotPath(with_, server), 'utf8'), readFileSync(snapshotPath(without, server), 'utf8'));
    await end(working);
  });

  test('takes a listing of 10 MB', async () => {
    const catalog = catalogOf('large', { large: 'a definition of 10 MB' });
    const working = worker(catalog);
    assert.equal(await crawl(catalog).ended, 0);
    assert.deepEqual([rowsOf(catalog)['large']?.outcome, rowsOf(catalog)['large']?.tools], ['listed', 2]);
    await end(working);
  });

  test('fails for a server of which the worker holds another spec, or none, and starts neither', async () => {
    const catalog = catalogOf('mine', { same: 'honest', other: 'honest', none: 'honest' });
    const theirs = catalogOf('theirs', { same: 'honest', other: 'three pages' });
    const working = worker(theirs);
    assert.equal(await crawl(catalog).ended, 0);
    const rows = rowsOf(catalog);
    assert.deepEqual(['same', 'other', 'none'].map((server) => rows[server]?.cause ?? rows[server]?.outcome), ['listed', 'other-spec', 'other-spec']);
    assert.deepEqual([...new Set(working.after('phase').map((line) => line.split(' ')[0]))], ['same']);
    writeSpec(theirs, 'none', 'honest');
    assert.equal(await crawl(catalog).ended, 0);
    assert.equal(rowsOf(catalog)['none']?.outcome, 'listed', 'a worker reads its files when a job comes');
    await end(working);
  });

  test('says when no worker is there, and goes on when one comes', async () => {
    const catalog = catalogOf('lonely', { a: 'honest' });
    const crawling = crawl(catalog);
    await crawling.says('trouble no-workers');
    const working = worker(catalog);
    assert.equal(await crawling.ended, 0);
    assert.equal(rowsOf(catalog)['a']?.outcome, 'listed');
    await end(working);
  });
});

test('without a queue, nothing that only a queue needs is loaded', () => {
  const root = join(import.meta.dirname, '../../src');
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  const loaded = (name: string) => [...readFileSync(join(root, name), 'utf8').matchAll(/^import (?!type ).*from '(bullmq|ioredis|.*\/(?:crawl-queued|work-queue)\.ts)'/gm)].map(([, what]) => `${name}: ${what}`);
  assert.ok(files.length > 100);
  assert.deepEqual(files.flatMap(loaded), []);
});
