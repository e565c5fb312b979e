import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readAdvisories } from '../../src/store/read/read-advisories.ts';
import { shippedCatalog } from '../../src/store/package-root.ts';
import { imaginedServer } from '../page/imagined-server.ts';
import { readable, readableMarkdown, renderServer, renderTool } from '../page/render-tool.ts';
import { refuseBrokenGuards } from '../../src/flow/build/refuse-broken-guards.ts';
import { runToolrisk } from '../cli/run-toolrisk.ts';

const known = await readAdvisories(shippedCatalog);
const postgres = known.filter(({ package: name }) => name === '@modelcontextprotocol/server-postgres');
const record = imaginedServer([[{ name: 'query', description: 'Run a read-only SQL query' }, {}], [{ name: 'ping' }, {}]], { advisories: postgres });

describe('a server whose version an advisory covers', () => {
  const { opening, markdown } = renderServer(record);
  for (const [skin, page] of [['HTML', readable(opening)], ['Markdown', readableMarkdown(markdown)]] as const) {
    test(`says so on its page, and that the guard is broken (${skin})`, () => {
      for (const said of ['Known vulnerabilities of this version', 'A query can end the read-only transaction and write', 'in this version that guard is broken', 'Do not rely on it', 'no release is known to fix it', 'github.com/modelcontextprotocol/servers/pull/1889']) assert.ok(page.includes(said), said);
    });
  }

  test('says so on the page of the tool it is in, and on no other', () => {
    const { body, markdown: twin, json } = renderTool(record, 'query');
    for (const page of [readable(body), readableMarkdown(twin)]) assert.ok(page.includes('that guard is broken'));
    assert.equal(JSON.parse(json).advisories[0].id, 'modelcontextprotocol-servers-pr-1889');
    const other = renderTool(record, 'ping');
    assert.ok(!other.body.includes('Known vulnerabilities') && !('advisories' in JSON.parse(other.json)));
  });

  test('is not built while a sentence of ours repeats the guard', () => {
    assert.throws(() => refuseBrokenGuards({ ...record, about: 'Runs queries in a read-only transaction.' }, 'catalog'), /servers\/vault\.yaml: says "read-only" of a server whose guard .* breaks/);
    refuseBrokenGuards({ ...record, about: 'Runs queries.' }, 'catalog');
  });

  for (const format of ['table', 'markdown', 'json', 'jsonl'] as const) {
    test(`is told in a scan as ${format}`, async () => {
      const { stdout } = await runToolrisk(['scan', 'postgres', '--format', format]);
      assert.match(stdout.replaceAll('\\', ''), /modelcontextprotocol-servers-pr-1889/);
    });
  }

  test('is told by explain for the tool it is in', async () => {
    assert.match((await runToolrisk(['explain', 'postgres', 'query'])).stdout, /advisory\s+modelcontextprotocol-servers-pr-1889/);
    assert.match((await runToolrisk(['explain', 'slack', 'slack_post_message'])).stdout, /CVE-2025-34072/);
    assert.doesNotMatch((await runToolrisk(['explain', 'slack', 'slack_list_channels'])).stdout, /CVE-2025-34072/);
  });

  test('is not told where the version is another', async () => {
    assert.doesNotMatch((await runToolrisk(['scan', 'filesystem'])).stdout, /advisory/);
  });
});
