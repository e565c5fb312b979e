import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { snapshotSchema } from '../../src/schema/catalog/snapshot.ts';
import { serverSpecSchema } from '../../src/schema/catalog/server-spec.ts';
import { statesOf } from '../../src/schema/catalog/server-state.ts';
import { serverTableHtml } from '../../src/page/lists/server-lists-html.ts';
import { recordListing } from '../../src/flow/crawl/record/record-listing.ts';
import { readSnapshot } from '../../src/store/snapshots.ts';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { imaginedServer } from '../page/imagined-server.ts';
import { readable, readableMarkdown, renderServer } from '../page/render-tool.ts';
import { runToolrisk } from '../cli/run-toolrisk.ts';

const archived = { is: 'archived', says: 'Nobody works on it.', source: 'https://example.com/archive', on: '2026-11-30', by: 'other' } as const;

describe('the state of a server', () => {
  const record = imaginedServer([[{ name: 'get' }, {}]], { states: statesOf(archived, 'Use <b>other</b> instead.') });
  const { opening, markdown } = renderServer(record);
  for (const [skin, page] of [['HTML', readable(opening)], ['Markdown', readableMarkdown(markdown)]] as const) {
    test(`stands at the top of its page: what its file says, and what the registry says (${skin})`, () => {
      for (const said of ['Archived', 'Nobody works on it.', 'Instead: other', 'example.com/archive', 'Deprecated', 'The registry says of it: “Use <b>other</b> instead.”']) assert.ok(page.includes(said), said);
    });
  }

  test('stands in the list of servers', () => {
    const row = { server: 'a', title: 'A', about: 'Does.', topic: 'files', counts: record.counts, combinationComplete: false } as const;
    assert.match(serverTableHtml([{ ...row, state: 'archived', advisories: 2 }], ''), /archived<\/span>.*known vulnerabilities: 2/);
    assert.doesNotMatch(serverTableHtml([row], ''), /archived/);
  });

  test('stands in the list of the command line', async () => {
    assert.match((await runToolrisk(['servers', 'puppeteer'])).stdout, /Puppeteer \(reference server\), archived/);
    assert.equal(JSON.parse((await runToolrisk(['servers', 'puppeteer', '--format', 'json'])).stdout).servers.find(({ server }: { server: string }) => server === 'puppeteer').state, 'archived');
  });

  for (const format of ['table', 'markdown', 'json'] as const) {
    test(`is told in a scan as ${format}`, async () => {
      assert.match((await runToolrisk(['scan', 'puppeteer', '--format', format])).stdout, /archived/);
      assert.doesNotMatch((await runToolrisk(['scan', 'filesystem', '--format', format])).stdout, /archived: nobody/);
    });
  }

  test('is recorded by a crawl where the registry calls the version deprecated, and read again', async () => {
    const catalog = await mkdtemp(join(tmpdir(), 'state-'));
    try {
      const listing = { tools: [], complete: true, package: { registry: 'npm' as const, name: 'a', version: '1.0.0', license: 'MIT', deprecated: 'Use b.' }, transport: 'stdio' as const, protocolVersion: '2025-11-25', serverInfo: null, capabilities: {}, instructions: null, prompts: null, resources: null };
      await recordListing(listing, { catalog, server: 'a', today: '2026-11-30', isWithheld: false });
      assert.equal((await readSnapshot(catalog, 'a'))?.package?.deprecated, 'Use b.');
    } finally {
      await rm(catalog, { recursive: true, force: true });
    }
  });

  test('needs a source, and a word of the vocabulary', () => {
    const spec = { title: 'A', about: 'Does.', topic: 'files', url: 'https://example.com/mcp' };
    assert.equal(serverSpecSchema.safeParse({ ...spec, state: archived }).success, true);
    for (const state of [{ ...archived, is: 'old' }, { ...archived, source: 'http://example.com' }, { is: 'archived', says: 'So.' }]) assert.equal(serverSpecSchema.safeParse({ ...spec, state }).success, false);
    assert.equal(snapshotSchema.shape.package.unwrap().safeParse({ registry: 'npm', name: 'a', version: '1.0.0', license: null, deprecated: 'x' }).success, true);
  });
});
