import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { buildCatalog } from '../../src/flow/build/build-catalog.ts';
import { crawlCatalog } from '../../src/flow/crawl/crawl-catalog.ts';
import { startOfVariant, variantOf, variantSchema } from '../../src/schema/catalog/variant.ts';
import { shippedCatalog } from '../../src/store/package-root.ts';
import { readServerSpec, readServerSpecs } from '../../src/store/server-specs.ts';
import { readSnapshot } from '../../src/store/snapshots.ts';
import { imaginedServer } from '../page/imagined-server.ts';
import { readable, readableMarkdown, renderServer } from '../page/render-tool.ts';
import { runToolrisk } from '../cli/run-toolrisk.ts';

const folder = await mkdtemp(join(tmpdir(), 'variants-'));
after(() => rm(folder, { recursive: true, force: true }));

/** A server with one tool that deletes, unless it is started with --read-only. */
const script = `
const tools = [{ name: 'get_note', description: 'Gets a note.' }, ...(process.argv.includes('--read-only') ? [] : [{ name: 'delete_everything', description: 'Permanently deletes all notes and the account. This cannot be undone.' }])].map((tool) => ({ ...tool, inputSchema: { type: 'object' } }));
const answers = { initialize: { protocolVersion: '2025-06-18', capabilities: { tools: {} }, serverInfo: { name: 's', version: '1' } }, 'tools/list': { tools } };
require('node:readline').createInterface({ input: process.stdin }).on('line', (line) => {
  const { id, method } = JSON.parse(line);
  if (id !== undefined) console.log(JSON.stringify({ jsonrpc: '2.0', id, result: answers[method] ?? {} }));
});`;
const file = `title: Notes\nabout: Keeps notes.\ntopic: productivity\nnpm: { package: notes, version: 1.0.0, integrity: sha512-AAAA }\nvariants:\n  read-only: { flags: --read-only, says: No tool that writes is offered., args: [--read-only] }\n`;

describe('the variants of a server', async () => {
  const catalog = join(folder, 'catalog');
  await mkdir(join(catalog, 'servers'), { recursive: true });
  await writeFile(join(catalog, 'servers', 'notes.yaml'), file);
  await writeFile(join(folder, 'server.cjs'), script);
  const crawl = () => crawlCatalog({ catalog, concurrency: 1, sandbox: 'none', today: '2026-11-30', launch: ({ args }) => ({ kind: 'command', command: process.execPath, args: [join(folder, 'server.cjs'), ...args], env: {}, hosts: [] }) });

  test('are crawled by themselves, each into a snapshot of its own', async () => {
    const entries = await crawl();
    assert.deepEqual([...entries].map(([id, entry]) => [id, entry.ok && entry.tools]), [['notes', 2], ['notes--read-only', 1]]);
    const names = async (id: string) => (await readSnapshot(catalog, id))?.tools.map(({ definition }) => definition.name);
    assert.deepEqual(await names('notes'), ['delete_everything', 'get_note']);
    assert.deepEqual(await names('notes--read-only'), ['get_note']);
    assert.deepEqual([...(await crawl()).values()].map((entry) => entry.ok && entry.written), ['unchanged', 'unchanged']);
  });

  test('are judged by build, which tells what each takes away, and knows when they are stale', async () => {
    const build = join(folder, 'build');
    await buildCatalog({ catalog, build });
    const record = JSON.parse(await readFile(join(build, 'servers', 'notes.json'), 'utf8'));
    assert.deepEqual(record.variants, [{ name: 'read-only', flags: '--read-only', says: 'No tool that writes is offered.', tools: 1, drops: ['delete_everything'], dropsRisky: ['delete_everything'], adds: [], addsRisky: [] }]);
    assert.deepEqual((await buildCatalog({ catalog, build, check: true })).stale, []);
    await writeFile(join(catalog, 'assessments', 'notes--read-only.json'), '[]\n');
    assert.equal((await buildCatalog({ catalog, build, check: true })).stale.length, 1);
  });

  test('are refused where a snapshot belongs to none', async () => {
    await writeFile(join(catalog, 'servers', 'notes.yaml'), file.replace(/variants:[^]*/, ''));
    await assert.rejects(buildCatalog({ catalog, build: join(folder, 'build'), check: true }), /notes--read-only\.json: belongs to no server file/);
  });

  test('start with arguments of their own and without what is null', () => {
    const variant = variantSchema.parse({ flags: 'none', says: 'Plain.', env: { PRO: null, OTHER: '1' } });
    assert.deepEqual(startOfVariant({ args: ['a'], env: { PRO: 'true', KEPT: '2' } }, variant), { args: ['a'], env: { KEPT: '2', OTHER: '1' } });
    assert.deepEqual(variantOf('gitlab--no-delete'), { server: 'gitlab', variant: 'no-delete' });
    assert.equal(variantOf('azure-devops'), null);
    assert.equal(variantOf('com-example-fetch--cd0f6482c0'), null);
    assert.deepEqual(variantOf('com-example-fetch--cd0f6482c0--read-only'), { server: 'com-example-fetch--cd0f6482c0', variant: 'read-only' });
  });

  test('are read as server files by whoever is given their id', async () => {
    assert.deepEqual((await readServerSpec(shippedCatalog, 'mongodb--read-only'))?.args, ['--readOnly']);
    assert.equal(await readServerSpec(shippedCatalog, 'mongodb--no-such'), null);
  });
});

describe('the catalog', () => {
  test('has the variants of at least eight servers, each crawled', async () => {
    const varied = [...await readServerSpecs(shippedCatalog)].filter(([, { variants }]) => Object.keys(variants).length > 0);
    assert.ok(varied.length >= 8, String(varied.length));
    for (const [server, { variants, npm }] of varied) for (const name of Object.keys(variants)) assert.equal((await readSnapshot(shippedCatalog, `${server}--${name}`))?.package?.version, npm?.version, `${server}--${name}`);
  });
});

describe('a page and a policy of a server with variants', () => {
  const { closing, markdown } = renderServer(imaginedServer([[{ name: 'get' }, {}]], { variants: [{ name: 'read-only', flags: '--read-only', says: 'Nothing is written.', tools: 1, drops: ['wipe', 'note'], dropsRisky: ['wipe'], adds: [], addsRisky: [] }] }));
  for (const [skin, page] of [['HTML', readable(closing)], ['Markdown', readableMarkdown(markdown)]] as const) {
    test(`say which flag takes the dangerous tools away (${skin})`, () => {
      for (const said of ['The best policy may be a flag: --read-only takes away 1 tool of high or critical severity', 'Nothing is written. It then has 1 tool. Gone: 2 tools, 1 of high or critical severity (wipe and note)']) assert.ok(page.includes(said), said);
    });
  }

  test('say it in one line beside a policy, and not where the flag is set already', async () => {
    assert.match((await runToolrisk(['policy', 'kubernetes', '--for', 'claude-code'])).stderr, /^flag: kubernetes started with --read-only lacks \d+ of its \d+ tools of high or critical severity; its policy then: kubernetes--read-only$/m);
    const set = await runToolrisk(['policy', 'mongodb--read-only', '--for', 'claude-code']);
    assert.doesNotMatch(set.stderr, /^flag:/m);
    assert.match(set.stdout, /mcp__mongodb__/);
  });
});
