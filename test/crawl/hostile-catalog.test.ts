import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { buildCatalog } from '../../src/flow/build/build-catalog.ts';
import { crawlCatalog } from '../../src/flow/crawl/crawl-catalog.ts';
import { loadKnowledge } from '../../src/flow/load-knowledge.ts';
import { serverPages } from '../../src/page/server/server-pages.ts';
import type { ServerRecord } from '../../src/schema/catalog/record.ts';
import { policyItems } from '../../src/targets/arguments/policy-items.ts';
import { targets } from '../../src/targets/targets.ts';
import { runToolrisk, temporaryFolder } from '../cli/run-toolrisk.ts';
import { shortLimits } from '../connect/stand-in.ts';
import { launchStandIn, writeCatalog } from './stand-in-catalog.ts';

/** Servers that answer, however oddly, and how many tools they have. */
const listed: Record<string, number> = {
  honest: 1, 'names twice': 2, 'names that differ in case': 4, 'hostile names': 7, 'names with slashes and emoji': 12, 'words that would leave their place': 1,
  'lone surrogates': 1, 'unknown fields': 1, 'a schema that refers to itself': 1, 'a schema that is none': 3, 'huge instructions': 1,
  '10000 tools': 10_000, 'a definition of 20 MB': 2, 'another answer each time': 2, 'megabytes of noise first': 1, 'colours around its messages': 1,
};
const short: Record<string, 'partial' | string> = {
  'a schema of 10000 levels': 'partial', 'bad entries': 'partial', 'a second page that fails': 'partial', 'the same page forever': 'partial',
  'ends badly at once': 'exited', 'closes in the middle of a message': 'exited', 'refuses initialize': 'refused', 'no list in its list': 'not-mcp',
};
/** Those whose tools are reported in every format, each by a process of its own. */
const reported = ['hostile names', 'names with slashes and emoji', 'words that would leave their place', 'lone surrogates', 'a schema that is none', '10000 tools', 'a definition of 20 MB'];
const idOf = (way: string) => way.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
/** Tools of one server whose pages are made; all pages of the server with the most would take minutes. */
const mostPages = 12;

/** A tag as our templates write it, or text. */
const htmlToken = /<\/?[a-z][a-z0-9]*(?: [a-z-]+(?:="[^"<>]*")?)*>|[^<>]+/g;
/** What must not reach a page or a terminal as it is. */
const hidden = /[\u0000-\u0008\u000b-\u001f\u007f\u200b\u202e]|\p{Surrogate}/u;

describe('a catalog of the worst servers', () => {
  const folder = temporaryFolder();
  const catalog = join(folder, 'catalog');
  const build = join(folder, 'build');
  const records = new Map<string, ServerRecord>();
  let entries: Awaited<ReturnType<typeof crawlCatalog>>;

  before(async () => {
    const ways = [...Object.keys(listed), ...Object.keys(short)];
    writeCatalog(catalog, Object.fromEntries(ways.map((way) => [idOf(way), way])));
    entries = await crawlCatalog({ catalog, build, sandbox: 'none', concurrency: 4, today: '2026-01-01', limits: shortLimits, launch: launchStandIn });
    await buildCatalog({ catalog, build });
    for (const name of readdirSync(join(build, 'servers'))) records.set(name.replace(/\.json$/, ''), JSON.parse(readFileSync(join(build, 'servers', name), 'utf8')) as ServerRecord);
  });

  test('is crawled to the end, and every server has its outcome', () => {
    const outcomes = Object.fromEntries([...entries].map(([server, entry]) => [server, !entry.ok ? entry.cause : entry.complete ? entry.tools : 'partial']));
    assert.deepEqual(outcomes, Object.fromEntries(Object.entries({ ...listed, ...short }).map(([way, outcome]) => [idOf(way), outcome] as const).sort(([a], [b]) => (a < b ? -1 : 1))));
  });

  test('gives every tool an address that is a file name, and no two the same', () => {
    for (const { server, tools } of records.values()) {
      const slugs = tools.map(({ slug }) => slug);
      assert.deepEqual(slugs.filter((slug) => !/^[a-z0-9][a-z0-9._~-]*$/.test(slug)), [], server);
      assert.equal(new Set(slugs.map((slug) => slug.toLowerCase())).size, slugs.length, server);
    }
  });

  test('gives the same assessments when it is built again, from what was recorded', async () => {
    assert.deepEqual((await buildCatalog({ catalog, build, check: true })).stale, []);
  });

  for (const way of Object.keys(listed)) {
    test(`has pages on which nothing leaves its place: ${way}`, async () => {
      const record = records.get(idOf(way))!;
      const knowledge = await loadKnowledge();
      const items = policyItems(record.tools.map(({ assessment }) => assessment), knowledge.decisions, record.tools.map(({ definition }) => definition));
      const pages = serverPages(record, items, { knowledge, targets: Object.values(targets), verified: {}, edition: null });
      const { opening, closing, markdown, head } = pages.server();
      const made = record.tools.slice(0, mostPages).map((tool) => pages.tool(tool));
      const texts = [opening + closing, head, ...made.flatMap((page) => [page.body, page.head])];
      for (const text of texts) {
        assert.equal((text.match(htmlToken) ?? []).join('').length, text.length, 'every character belongs to a tag of ours or to text');
        assert.doesNotMatch(text, /<(script|img|iframe|svg)\b| on[a-z]+="|href="javascript:/);
      }
      for (const text of [...texts, markdown, ...made.flatMap((page) => [page.markdown, page.json])]) assert.ok(!hidden.test(text), 'nothing is hidden');
      for (const page of made) assert.doesNotThrow(() => JSON.parse(page.json));
    });
  }

  for (const way of reported) {
    test(`is reported in every format: ${way}`, async () => {
      const reports = Object.fromEntries(await Promise.all(['json', 'table', 'markdown'].map(async (format) => {
        const { code, stdout, stderr } = await runToolrisk(['scan', idOf(way), '--catalog', catalog, '--format', format]);
        assert.deepEqual([code, stderr], [0, ''], format);
        assert.doesNotMatch(stdout, hidden, format);
        return [format, stdout] as const;
      })));
      const { servers } = JSON.parse(reports['json'] as string) as { servers: { tools: { name: string }[] }[] };
      assert.equal(servers[0]!.tools.length, listed[way]);
      assert.deepEqual((reports['table'] as string).split('\n').filter((line) => /^\s*at .*\(.*:\d+:\d+\)$/.test(line)), []);
      assert.doesNotMatch(reports['markdown'] as string, /(?<!\\)<(script|img)\b/);
    });
  }

  test('says of those without a snapshot that nothing is known, and is not green', async () => {
    const { code, stdout, stderr } = await runToolrisk(['scan', idOf('ends badly at once'), '--catalog', catalog, '--format', 'json']);
    assert.equal(code, 3, stderr);
    assert.deepEqual((JSON.parse(stdout) as { servers: { outcome: string; tools: unknown[] }[] }).servers.map(({ outcome, tools }) => [outcome, tools]), [['failed', []]]);
  });
});
