import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { chooseSandbox } from '../../src/connect/sandbox/choose-sandbox.ts';
import { crawlReportSchema } from '../../src/schema/catalog/crawl-report.ts';
import type { CrawlReport } from '../../src/schema/catalog/crawl-report.ts';
import { processesWith, until } from '../connect/stand-in.ts';
import { runChild } from './child-process.ts';
import { startRedis } from './redis-server.ts';
import { writeCatalog, writeSpec } from './stand-in-catalog.ts';

const folder = mkdtempSync(join(tmpdir(), 'queue-losses-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const redis = await startRedis();
const best = await chooseSandbox('auto').catch(() => null);

const buildOf = (catalog: string) => join(catalog, '../build');
const crawl = (catalog: string, ...args: string[]) => runChild('crawl-child.ts', [catalog, buildOf(catalog), `queue=${redis.url}`, ...args]);
const worker = (catalog: string, ...args: string[]) => runChild('worker-child.ts', [catalog, redis.url, ...args]);
const reportOf = (catalog: string): CrawlReport => crawlReportSchema.parse(JSON.parse(readFileSync(join(buildOf(catalog), 'crawl/report.json'), 'utf8')));
const outcomesOf = (catalog: string) => reportOf(catalog).servers.map(({ server, outcome, cause }) => [server, cause ?? outcome]);

/** A server that is slow enough to be interrupted; `word` is on its command line. */
function slowOnce(name: string): { catalog: string; word: string } {
  const word = randomUUID();
  return { catalog: writeCatalog(join(folder, name, 'catalog'), { slow: { args: ['answers late', '1500', word] } }), word };
}

describe('a worker that is killed in the middle of a job', { skip: process.platform === 'linux' ? false : 'looks at /proc' }, () => {
  for (const sandbox of ['none', 'auto'] as const) {
    test(`loses it to another, that does it once, and leaves no process (sandbox ${sandbox})`, { skip: sandbox === 'auto' && best === null ? 'there is no sandbox here' : false }, async () => {
      const { catalog, word } = slowOnce(`killed-${sandbox}`);
      const first = worker(catalog, 'lock=2000', `sandbox=${sandbox}`);
      const crawling = crawl(catalog);
      await first.says('phase slow initialize');
      await until(() => processesWith(word).length > 0);
      const strangers = processesWith(word);
      first.process.kill('SIGKILL');
      await until(() => strangers.every((pid) => !processesWith(word).includes(pid)));
      const second = worker(catalog, 'lock=2000', `sandbox=${sandbox}`);
      assert.equal(await crawling.ended, 0, crawling.lines().join('\n'));
      assert.deepEqual([second.after('start'), second.after('end'), first.after('end')], [['slow'], ['slow'], []]);
      assert.deepEqual([outcomesOf(catalog), crawling.after('end')], [[['slow', 'listed']], ['slow']]);
      second.process.kill('SIGTERM');
      await second.ended;
      assert.deepEqual(processesWith(word), []);
    });
  }

  test('fails for a server that takes down every worker', async () => {
    const { catalog } = slowOnce('deadly');
    const crawling = crawl(catalog);
    const fallen: string[] = [];
    for (let at = 0; at < 3; at += 1) {
      const each = worker(catalog, 'lock=1000');
      await each.says('phase slow initialize');
      each.process.kill('SIGKILL');
      fallen.push(...each.after('start'));
    }
    const last = worker(catalog, 'lock=1000');
    assert.equal(await crawling.ended, 0);
    assert.deepEqual([fallen.length, last.after('start'), outcomesOf(catalog)], [3, [], [['slow', 'worker-lost']]]);
    last.process.kill('SIGTERM');
    assert.equal(await last.ended, 0);
  });
});

describe('a worker that is told to end', { skip: process.platform === 'linux' ? false : 'looks at /proc' }, () => {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    test(`ends what it lists and gives the job back at once: ${signal}`, async () => {
      const { catalog, word } = slowOnce(`ended-${signal}`);
      const first = worker(catalog);
      const crawling = crawl(catalog);
      await first.says('phase slow initialize');
      first.process.kill(signal);
      assert.equal(await first.ended, 0);
      assert.deepEqual([processesWith(word), first.after('given-back')], [[], ['slow']]);
      const second = worker(catalog);
      assert.equal(await crawling.ended, 0);
      assert.deepEqual([second.after('end'), outcomesOf(catalog)], [['slow'], [['slow', 'listed']]]);
      second.process.kill('SIGTERM');
      await second.ended;
    });
  }
});

describe('a Redis that goes in the middle', () => {
  /** A crawl of which one server is done, and the other never will be. */
  async function halfDone(name: string) {
    const catalog = writeCatalog(join(folder, name, 'catalog'), { a: 'honest', b: 'never answers initialize' });
    const [working, crawling] = [worker(catalog), crawl(catalog)];
    await crawling.says('end a');
    await working.says('phase b initialize');
    await redis.stop();
    return { catalog, working, crawling };
  }

  test('and stays away ends crawl and worker with a clear error; the same command goes on', async () => {
    const { catalog, working, crawling } = await halfDone('gone');
    assert.deepEqual([await crawling.ended, await working.ended], [3, 3]);
    const error = `redis://127.0.0.1:${redis.port}: Redis went, and did not come back. Start it again and run the same command: it goes on from here.`;
    assert.deepEqual([crawling.after('error'), working.after('error')], [[error], [error]]);
    assert.deepEqual([outcomesOf(catalog), reportOf(catalog).ended], [[['a', 'listed'], ['b', 'queue-gone']], 'interrupted']);
    await redis.start();
    writeSpec(catalog, 'b', 'honest');
    const [second, again] = [worker(catalog), crawl(catalog)];
    assert.equal(await again.ended, 0);
    assert.deepEqual([again.lines()[0], again.after('start'), second.after('start')], ['resume 1/2', ['b'], ['b']]);
    assert.deepEqual(outcomesOf(catalog), [['a', 'listed'], ['b', 'listed']]);
    second.process.kill('SIGTERM');
    await second.ended;
  });

  test('and comes back soon, though empty, loses nothing', async () => {
    const { catalog, working, crawling } = await halfDone('back');
    working.process.kill('SIGKILL');
    writeSpec(catalog, 'c', 'honest');
    await crawling.says('trouble redis-gone');
    await redis.start();
    await crawling.says('trouble redis-back');
    const other = worker(catalog);
    await other.says('start b');
    crawling.process.kill('SIGINT');
    assert.equal(await crawling.ended, 0);
    assert.deepEqual(outcomesOf(catalog), [['a', 'listed'], ['b', 'interrupted']]);
    await other.says('unwanted b');
    other.process.kill('SIGTERM');
    await other.ended;
    assert.deepEqual((await redis.client.keys('*run*')), []);
  });

  test('and answers no more, though it is there, ends them too; Ctrl-C does so at once', async () => {
    const catalog = writeCatalog(join(folder, 'hung/catalog'), { a: 'never answers initialize' });
    const theirs = writeCatalog(join(folder, 'hung-too/catalog'), { b: 'honest', c: 'honest' });
    const [working, crawling] = [worker(catalog, 'concurrency=1'), crawl(catalog)];
    await working.says('phase a initialize');
    const other = crawl(theirs);
    while (await redis.client.llen('toolrisk:crawl:wait') < 2) await wait(20);
    redis.hang();
    other.process.kill('SIGINT');
    assert.equal(await other.ended, 0);
    assert.deepEqual(outcomesOf(theirs), [['b', 'interrupted'], ['c', 'interrupted']]);
    const late = crawl(catalog);
    assert.deepEqual([await crawling.ended, await working.ended, await late.ended], [3, 3, 3]);
    assert.match(crawling.after('error')[0] ?? '', /Redis went, and did not come back/);
    assert.match(late.after('error')[0] ?? '', /Redis cannot be reached \(.*\)/);
    redis.goOn();
    await redis.stop();
    await redis.start();
  });

  test('is told at once when it is not there from the start', async () => {
    const catalog = writeCatalog(join(folder, 'never/catalog'), { a: 'honest' });
    await redis.stop();
    const [working, crawling] = [worker(catalog), crawl(catalog)];
    assert.deepEqual([await working.ended, await crawling.ended], [3, 3]);
    const error = `redis://127.0.0.1:${redis.port}: Redis cannot be reached (ECONNREFUSED). Start it, or correct the address.`;
    assert.deepEqual([working.lines(), crawling.lines()], [[`error ${error}`], [`error ${error}`]]);
    assert.ok(!readdirSync(join(buildOf(catalog), 'crawl')).includes('report.json'), 'the report of an earlier crawl stays');
    await redis.start();
  });
});

describe('a crawl that ends early', () => {
  test('takes its jobs back, and its workers stop what they do for it', async () => {
    const catalog = writeCatalog(join(folder, 'withdrawn/catalog'), Object.fromEntries(Array.from({ length: 6 }, (_, at) => [`s${at}`, 'never answers initialize'])));
    const [working, crawling] = [worker(catalog), crawl(catalog)];
    await working.says('phase s1 initialize');
    crawling.process.kill('SIGINT');
    assert.equal(await crawling.ended, 0);
    await working.says('unwanted s0');
    await working.says('unwanted s1');
    assert.deepEqual(working.after('start'), ['s0', 's1']);
    assert.equal(await redis.client.llen('toolrisk:crawl:wait'), 0);
    working.process.kill('SIGTERM');
    assert.equal(await working.ended, 0);
  });

  test('by a kill is gone on with, and gets what was finished without it', async () => {
    const catalog = writeCatalog(join(folder, 'collector/catalog'), { a: 'honest', b: { args: ['answers late', '700'] } });
    const [working, crawling] = [worker(catalog), crawl(catalog)];
    await working.says('start b');
    await crawling.says('end a');
    crawling.process.kill('SIGKILL');
    await working.says('end b');
    const again = crawl(catalog);
    assert.equal(await again.ended, 0);
    assert.deepEqual([again.lines()[0], working.after('start'), outcomesOf(catalog)], ['resume 1/2', ['a', 'b'], [['a', 'listed'], ['b', 'listed']]]);
    working.process.kill('SIGTERM');
    await working.ended;
  });

  test('is left to a second one of the same catalog that takes it over', async () => {
    const catalog = writeCatalog(join(folder, 'twice/catalog'), { a: 'never answers initialize' });
    const [working, first] = [worker(catalog), crawl(catalog)];
    await first.says('start a');
    const second = crawl(catalog);
    assert.equal(await first.ended, 3);
    assert.match(first.after('error')[0] ?? '', /begun a second time/);
    second.process.kill('SIGINT');
    await second.ended;
    working.process.kill('SIGTERM');
    await working.ended;
  });
});
