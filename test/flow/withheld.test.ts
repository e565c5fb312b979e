import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, describe, test } from 'node:test';
import type { Listing } from '../../src/connect/listing/listing.ts';
import { buildCatalog } from '../../src/flow/build/build-catalog.ts';
import { takeCrawl } from '../../src/flow/change/take-crawl.ts';
import { recordListing } from '../../src/flow/crawl/record/record-listing.ts';
import { loadKnowledge } from '../../src/flow/load-knowledge.ts';
import { readNoticeText } from '../../src/store/crawl/notices.ts';
import { readServerSpecs } from '../../src/store/server-specs.ts';
import { readSnapshot } from '../../src/store/snapshots.ts';
import { withheldPath } from '../../src/store/crawl/withheld.ts';

const root = resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'toolrisk-withheld-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const knowledge = await loadKnowledge();

const file = (more = '') => `title: Closed\nabout: Keeps closed notes.\ntopic: other\n${more}npm:\n  package: closed-mcp\n  version: 1.0.0\n  integrity: sha512-AA==\n`;
const why = 'withheld: its licence allows no copies\n';

/** A catalog of one server whose licence allows no copies, beside one of the committed ones. */
function catalogOf(name: string, text = file(why)): string {
  const catalog = join(folder, name);
  mkdirSync(join(catalog, 'servers'), { recursive: true });
  writeFileSync(join(catalog, 'servers/closed.yaml'), text);
  for (const part of ['servers/memory.yaml', 'snapshots/memory.json']) cpSync(join(root, 'catalog', part), join(catalog, part), { recursive: true });
  return catalog;
}

const listing = (description = 'Secret words of the author.'): Listing => ({
  tools: ['close_note', 'delete_note'].map((name) => ({ name, description, inputSchema: { type: 'object' } })), complete: true,
  package: { registry: 'npm', name: 'closed-mcp', version: '1.0.0', license: null, notice: 'All rights reserved.\n' }, transport: 'stdio', protocolVersion: '2025-11-25',
  serverInfo: { name: 'closed', title: 'Secret words' }, capabilities: {}, instructions: 'Secret words.', prompts: null, resources: null,
});
const record = (catalog: string, said: Listing, today = '2026-01-01') => recordListing(said, { catalog, server: 'closed', today, isWithheld: true });
const textsBelow = (path: string) => readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8')).join('\n');

describe('a server whose licence allows no copy of its definitions', () => {
  test('is counted, and no word of it is kept, whatever is built', async () => {
    const catalog = catalogOf('counted');
    assert.equal(await record(catalog, listing()), 'written');
    const { index, unlisted } = await buildCatalog({ catalog, build: join(folder, 'counted-build') });
    assert.deepEqual(unlisted, []);
    const summary = index.servers.find(({ server }) => server === 'closed');
    assert.deepEqual([summary?.withheld, summary?.counts.tools], [2, 0]);
    for (const place of [catalog, join(folder, 'counted-build')]) assert.doesNotMatch(textsBelow(place), /Secret words|close_note|All rights reserved/);
  });

  test('keeps its day until its definitions are others, in whatever order they come', async () => {
    const catalog = catalogOf('again');
    await record(catalog, listing());
    assert.equal(await record(catalog, { ...listing(), tools: listing().tools.toReversed() }, '2026-02-02'), 'unchanged');
    assert.equal(await record(catalog, listing('Other words.'), '2026-02-02'), 'written');
    assert.equal(JSON.parse(readFileSync(withheldPath(catalog, 'closed'), 'utf8')).since, '2026-02-02');
  });

  test('is taken over from a crawl elsewhere, without a word of it', async () => {
    const [catalog, from] = [catalogOf('taking'), catalogOf('taken')];
    await record(from, listing());
    await recordListing(listing(), { catalog: from, server: 'closed', today: '2026-01-01', isWithheld: false });
    const { refused } = await takeCrawl({ from, catalog, knowledge, signal: AbortSignal.timeout(600_000) });
    assert.deepEqual(refused.filter(({ place }) => place.includes('closed')), []);
    assert.ok(existsSync(withheldPath(catalog, 'closed')));
    assert.equal(await readSnapshot(catalog, 'closed'), null);
  });

  const bad: [string, (catalog: string) => Promise<unknown>, RegExp][] = [
    ['definitions that are kept all the same', (catalog) => recordListing(listing(), { catalog, server: 'closed', today: '2026-01-01', isWithheld: false }), /snapshots\/closed\.json: holds definitions that its server file says are not to be kept/],
    ['a count of a server that may be kept', async (catalog) => { await record(catalog, listing()); writeFileSync(join(catalog, 'servers/closed.yaml'), file()); }, /withheld\/closed\.json: belongs to no server file that has "withheld"/],
    ['a reason without a package', async (catalog) => writeFileSync(join(catalog, 'servers/closed.yaml'), 'title: C\nabout: A.\ntopic: other\nwithheld: x\nurl: https://example.com/mcp\n'), /has "withheld" without "npm"/],
    ['variants of it', async (catalog) => writeFileSync(join(catalog, 'servers/closed.yaml'), `${file(why)}variants:\n  all:\n    flags: --all\n    args: [--all]\n`), /closed\.yaml/],
  ];
  for (const [what, spoil, says] of bad) {
    test(`is refused with ${what}`, async () => {
      const catalog = catalogOf(what.replaceAll(' ', '-'));
      await spoil(catalog);
      await assert.rejects(buildCatalog({ catalog, build: join(folder, 'refused') }), says);
    });
  }
});

describe('the licence of a package', () => {
  const noted = (text?: string): Listing => ({ ...listing(), package: { registry: 'npm', name: 'closed-mcp', version: '1.0.0', license: 'MIT', ...(text !== undefined && { notice: text }) } });
  const keep = (catalog: string, server: string, said: Listing, today = '2026-01-01') => recordListing(said, { catalog, server, today, isWithheld: false });

  test('is kept once for all packages that have the same text', async () => {
    const catalog = join(folder, 'notices');
    for (const server of ['one', 'two']) await keep(catalog, server, noted('MIT License\n\nCopyright A\n'));
    await keep(catalog, 'three', noted('MIT License\n\nCopyright B\n'));
    await keep(catalog, 'four', noted());
    const [one, two, three, four] = await Promise.all(['one', 'two', 'three', 'four'].map(async (server) => (await readSnapshot(catalog, server))?.package?.notice));
    assert.deepEqual([one === two, one === three, four], [true, false, undefined]);
    assert.deepEqual(readdirSync(join(catalog, 'notices')).sort(), [`${one}.txt`, `${three}.txt`].sort());
  });

  test('is nothing that the server says: its day stays', async () => {
    const catalog = join(folder, 'same-day');
    await keep(catalog, 'one', noted());
    assert.equal(await keep(catalog, 'one', noted('MIT License\n'), '2026-02-02'), 'written');
    assert.equal((await readSnapshot(catalog, 'one'))?.since, '2026-01-01');
    await keep(catalog, 'one', { ...noted('MIT License\n'), instructions: 'others' }, '2026-03-03');
    assert.equal((await readSnapshot(catalog, 'one'))?.since, '2026-03-03');
  });

  test('is taken over from a crawl elsewhere only as the text it is named by', async () => {
    const [catalog, from] = [catalogOf('notice-taking', file()), catalogOf('notice-taken', file())];
    await keep(from, 'closed', noted('MIT License\n'));
    const notice = (await readSnapshot(from, 'closed'))?.package?.notice as string;
    const path = join(from, 'notices', `${notice}.txt`);
    const take = () => takeCrawl({ from, catalog, knowledge, signal: AbortSignal.timeout(600_000) });
    writeFileSync(path, 'Another text\n');
    assert.match((await take()).refused.map(({ message }) => message).join('\n'), /notices\/[0-9a-f]{16}\.txt: is not there, or is not the text it is named by/);
    assert.equal(await readSnapshot(catalog, 'closed'), null);
    writeFileSync(path, 'MIT License\n');
    await take();
    assert.equal(readFileSync(join(catalog, 'notices', `${notice}.txt`), 'utf8'), 'MIT License\n');
  });
});

describe('the catalog that comes with toolrisk', async () => {
  const catalog = join(root, 'catalog');
  const specs = await readServerSpecs(catalog);
  const kept = (await Promise.all([...specs.keys()].map(async (server) => ({ server, snapshot: await readSnapshot(catalog, server) })))).filter(({ snapshot }) => snapshot?.package !== undefined);

  test('keeps definitions only of packages that name a licence', () => {
    const unnamed = kept.filter(({ server, snapshot }) => !/^\(?[A-Za-z0-9.+-]+(?: (?:AND|OR|WITH) [A-Za-z0-9.+-]+)*\)?$/.test(specs.get(server)?.license ?? snapshot!.package!.license ?? '') || /unlicensed/i.test(specs.get(server)?.license ?? snapshot!.package!.license ?? ''));
    assert.deepEqual(unnamed.map(({ server }) => server), []);
  });

  test('holds the licence of each of them that has one, by the name of its text', async () => {
    const notices = new Set(kept.flatMap(({ snapshot }) => snapshot!.package!.notice ?? []));
    for (const notice of notices) assert.notEqual(await readNoticeText(catalog, notice), null, notice);
    assert.ok(notices.size > 0);
  });
});
