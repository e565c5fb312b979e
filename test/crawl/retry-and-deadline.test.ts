import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { crawlCatalog } from '../../src/flow/crawl/crawl-catalog.ts';
import type { CrawlRequest } from '../../src/flow/crawl/crawl-catalog.ts';
import { crawlLimits } from '../../src/flow/crawl/crawl-limits.ts';
import { retryWait } from '../../src/flow/crawl/retry-wait.ts';
import { shortLimits } from '../connect/stand-in.ts';
import { launchStandIn, writeCatalog } from './stand-in-catalog.ts';

/** A server that never answers is given up soon; a busy machine still starts node in that time. */
const limits = { ...shortLimits, initializeMs: 3000 };
const folder = mkdtempSync(join(tmpdir(), 'crawl-retry-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const crawl = (name: string, servers: Record<string, string>, rest: Partial<CrawlRequest> = {}) => crawlCatalog({
  catalog: writeCatalog(join(folder, name, 'catalog'), servers), build: join(folder, name, 'build'), sandbox: 'none', concurrency: 1, today: '2026-01-01',
  limits, launch: launchStandIn, crawlLimits: { retryWaitsMs: [1, 1] }, ...rest,
});

describe('trying again', () => {
  const cases: [Parameters<typeof retryWait>[0], number, boolean][] = [
    [{ cause: 'registry-unreachable', says: 'the package registry cannot be reached.' }, 1, true],
    [{ cause: 'registry-unreachable', says: 'the package registry cannot be reached.' }, 3, false],
    [{ cause: 'timeout', says: 'it did not answer.' }, 1, true],
    [{ cause: 'timeout', says: 'it did not answer.' }, 2, false],
    [{ cause: 'http-status', says: 'it answered with HTTP 503.' }, 1, true],
    [{ cause: 'http-status', says: 'it answered with HTTP 404.' }, 1, false],
    [{ cause: 'exited', says: 'it ended at once.' }, 1, false],
    [{ cause: 'package-not-found', says: 'there is no such package.' }, 1, false],
  ];
  for (const [failure, attempts, again] of cases) {
    test(`${again ? 'follows' : 'does not follow'} ${failure.cause}, "${failure.says}", after ${attempts}`, () => {
      assert.equal(retryWait(failure, attempts, crawlLimits) !== null, again);
    });
  }

  test('happens for a server that does not answer, and not for one that ends', async () => {
    const entries = await crawl('again', { silent: 'never answers initialize', good: 'honest' });
    assert.deepEqual([entries.get('silent')?.attempts, entries.get('good')?.attempts], [2, 1]);
    assert.equal(entries.get('good')?.ok, true, 'one bad server stops no other');
  });
});

describe('a deadline', () => {
  test('leaves no server without an outcome, and says in the report that more is to come', async () => {
    const entries = await crawl('late', { a: 'never answers initialize', b: 'honest' }, { deadlineMs: 50 });
    assert.deepEqual([...entries].map(([server, entry]) => [server, entry.ok, !entry.ok && entry.cause]), [['a', false, 'deadline'], ['b', false, 'deadline']]);
    assert.match(readFileSync(join(folder, 'late/build/crawl/report.md'), 'utf8'), /deadline came before its end/);
    assert.equal((await crawl('late', { a: 'honest', b: 'honest' })).get('b')?.ok, true);
  });
});

test('a report holds nothing that was passed to a server', async () => {
  await crawlCatalog({
    catalog: writeCatalog(join(folder, 'secret/catalog'), { a: { args: ['never answers initialize'], env: { TOKEN: 'hunter2-hunter2' } } }),
    build: join(folder, 'secret/build'), sandbox: 'none', concurrency: 1, today: '2026-01-01', limits, launch: launchStandIn, crawlLimits: { retryWaitsMs: [] },
  });
  for (const ending of ['json', 'md']) assert.ok(!readFileSync(join(folder, `secret/build/crawl/report.${ending}`), 'utf8').includes('hunter2'));
});
