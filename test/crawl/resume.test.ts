import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { appendFileSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { crawlReportSchema } from '../../src/schema/catalog/crawl-report.ts';
import type { CrawlReport } from '../../src/schema/catalog/crawl-report.ts';
import { snapshotPath } from '../../src/store/snapshots.ts';
import { writeCatalog, writeSpec } from './stand-in-catalog.ts';

const folder = mkdtempSync(join(tmpdir(), 'crawl-resume-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const servers = ['alpha', 'beta', 'gamma', 'delta'] as const;
const inOrder = [...servers].sort();

/** Runs a crawl in a process of its own; with `killAt`, kills it at that event. Gives the servers that were begun. */
async function crawl(catalog: string, { killAt, signal = 'SIGKILL', args = [] }: { killAt?: string; signal?: NodeJS.Signals; args?: string[] } = {}): Promise<{ started: string[]; lines: string[] }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'crawl-child.ts'), catalog, join(catalog, '../build'), ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
    if (killAt !== undefined && text.includes(`${killAt}\n`)) child.kill(signal);
  });
  await new Promise((done) => child.once('close', done));
  const lines = text.trim().split('\n');
  return { lines, started: lines.filter((line) => line.startsWith('start ')).map((line) => line.slice('start '.length)) };
}

const catalogIn = (name: string) => writeCatalog(join(folder, name, 'catalog'), Object.fromEntries(servers.map((server) => [server, 'honest'])));
const reportOf = (catalog: string): CrawlReport => crawlReportSchema.parse(JSON.parse(readFileSync(join(catalog, '../build/crawl/report.json'), 'utf8')));
const journalsOf = (catalog: string) => readdirSync(join(catalog, '../build/crawl')).filter((name) => name.endsWith('.jsonl')).map((name) => join(catalog, '../build/crawl', name));

/** A catalog whose crawl was killed while it listed the third of four servers. */
async function killed(name: string): Promise<string> {
  const catalog = catalogIn(name);
  const { started } = await crawl(catalog, { killAt: `start ${inOrder[2]}`, args: [`hang=${inOrder[2]}`] });
  assert.deepEqual(started, inOrder.slice(0, 3));
  return catalog;
}

describe('a crawl that was killed', () => {
  test('goes on where it was, and leaves no trace of that but in its report', async () => {
    const catalog = await killed('killed');
    assert.deepEqual(inOrder.map((server) => existsSync(snapshotPath(catalog, server))), [true, true, false, false]);
    const { started, lines } = await crawl(catalog);
    assert.deepEqual([lines[0], started], ['resume 2/4', inOrder.slice(2)]);
    const { servers: rows, counts, ended } = reportOf(catalog);
    assert.deepEqual(rows.map(({ server, outcome, resumed }) => [server, outcome, resumed === true]), inOrder.map((server, at) => [server, 'listed', at < 2]));
    assert.deepEqual([counts.listed, counts.changed, ended], [4, 4, 'done']);
    assert.deepEqual(journalsOf(catalog), []);
    assert.deepEqual((await crawl(catalog)).started, inOrder);
  });

  test('is begun anew when that is asked for', async () => {
    assert.deepEqual((await crawl(await killed('fresh'), { args: ['fresh=1'] })).started, inOrder);
  });

  test('crawls again what has another spec now', async () => {
    const catalog = await killed('respecified');
    writeSpec(catalog, inOrder[0] as string, 'three pages');
    assert.deepEqual((await crawl(catalog)).started, [inOrder[0], ...inOrder.slice(2)]);
  });

  for (const args of [['host=api.example.com'], ['timeout=600000'], ['scope=@mine']]) {
    test(`tries again what failed when servers are given something else, and nothing that was listed: ${args.join(' ')}`, async () => {
      const catalog = catalogIn(`given ${args.join(' ')}`);
      writeSpec(catalog, inOrder[1] as string, 'ends badly at once');
      const [failing, hanging, last] = inOrder.slice(1) as [string, string, string];
      await crawl(catalog, { killAt: `start ${hanging}`, args: [`hang=${hanging}`] });
      assert.deepEqual((await crawl(catalog, { killAt: `start ${last}`, args: [`hang=${last}`] })).started, [hanging, last], 'with the same ones it is done');
      assert.deepEqual((await crawl(catalog, { killAt: `start ${last}`, args: [`hang=${last}`, ...args] })).started, [failing, last]);
      const [journal = ''] = journalsOf(catalog);
      assert.doesNotMatch(readFileSync(journal, 'utf8'), /dummy-token-value/);
      assert.ok(!(await crawl(catalog, { args })).started.includes(failing), 'and is done with these by now');
    });
  }

  test('goes on also where its last line was not written to the end, or is nonsense', async () => {
    const catalog = await killed('torn');
    const [journal = ''] = journalsOf(catalog);
    appendFileSync(journal, `${JSON.stringify({ server: inOrder[3], outcome: 'listed' })}\n{"server":"${inOrder[3]}","spec":"`);
    assert.deepEqual((await crawl(catalog, { killAt: `end ${inOrder[2]}` })).started.slice(0, 1), [inOrder[2]]);
    assert.ok((await crawl(catalog)).started.every((server) => server === inOrder[3] || server === inOrder[2]));
    assert.equal(reportOf(catalog).counts.listed, 4);
  });

  test('is forgotten after a day', async () => {
    const catalog = await killed('old');
    const [journal = ''] = journalsOf(catalog);
    writeFileSync(journal, readFileSync(journal, 'utf8').replace(/"begun":"[^"]*"/, '"begun":"2026-01-01T00:00:00.000Z"'));
    assert.deepEqual((await crawl(catalog)).started, inOrder);
  });
});

describe('a server at which crawls end without a word', () => {
  const [, , third = ''] = inOrder;
  const end = async (catalog: string, signal: NodeJS.Signals) => (await crawl(catalog, { killAt: `start ${third}`, signal, args: [`hang=${third}`] })).started;

  test('is passed over once two did, and says so; all others are listed', async () => {
    const catalog = await killed('twice');
    assert.deepEqual(await end(catalog, 'SIGKILL'), [third]);
    assert.deepEqual((await crawl(catalog)).started, inOrder.slice(3));
    const { servers: rows, ended } = reportOf(catalog);
    assert.deepEqual(rows.map(({ server, outcome, cause }) => [server, outcome, cause]), inOrder.map((server) => [server, server === third ? 'failed' : 'listed', server === third ? 'ended-run' : undefined]));
    assert.deepEqual([ended, rows[2]?.says], ['done', 'it was passed over: twice toolrisk ended while it was listed.']);
    assert.deepEqual((await crawl(catalog)).started, inOrder, 'the next crawl tries it again');
  });

  test('is tried when it is asked for anew, or its file has changed', async () => {
    const catalog = await killed('asked');
    await end(catalog, 'SIGKILL');
    assert.deepEqual((await crawl(catalog, { killAt: `start ${third}`, args: ['fresh=1', `hang=${third}`] })).started, inOrder.slice(0, 3));
    await end(catalog, 'SIGKILL');
    writeSpec(catalog, third, 'three pages');
    assert.deepEqual((await crawl(catalog)).started, inOrder.slice(2));
  });

  test('is none where the crawl was interrupted in order', async () => {
    const catalog = catalogIn('interrupted');
    await end(catalog, 'SIGINT');
    await end(catalog, 'SIGINT');
    await end(catalog, 'SIGKILL');
    assert.deepEqual((await crawl(catalog)).started, inOrder.slice(2));
    assert.equal(reportOf(catalog).counts.listed, 4);
  });

  test('is remembered longer than what the others said', async () => {
    const catalog = await killed('long ago');
    await end(catalog, 'SIGKILL');
    const [journal = ''] = journalsOf(catalog);
    writeFileSync(journal, readFileSync(journal, 'utf8').replace(/"begun":"[^"]*"/, '"begun":"2026-01-01T00:00:00.000Z"'));
    assert.deepEqual((await crawl(catalog)).started, inOrder.filter((server) => server !== third));
  });
});
