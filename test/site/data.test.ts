import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { DatabaseSync } from 'node:sqlite';
import { gunzipSync } from 'node:zlib';
import { Validator } from '@seriousme/openapi-schema-validator';
import glob from 'fast-glob';
import { registryKey } from '../../src/schema/output/registry-list.ts';
import { apiAddresses } from '../../src/page/data/openapi.ts';
import { parseDocument } from '../../src/sources/parse-document.ts';
import { usefulQueries } from '../../src/page/data/useful-queries.ts';
import { feedXml, riskEntries } from '../../src/page/data/feed-xml.ts';
import { serverBadge, toolBadge } from '../../src/page/data/badge-svg.ts';
import type { ServerRecord } from '../../src/schema/catalog/record.ts';
import { releasesSaying } from '../page/imagined-releases.ts';
import { attacks } from '../page/told-by-strangers.ts';
import { holds } from '../schemas/check-of.ts';
import { buildSampleSite, type SampleSite } from './sample-site.ts';

let site: SampleSite;
before(() => { site = buildSampleSite(); });
after(() => site.remove());
const bytesOf = (path: string) => readFileSync(join(site.dist, path));
const recordOf = (server: string) => JSON.parse(readFileSync(join(site.folder, 'build/servers', `${server}.json`), 'utf8')) as ServerRecord;
/** As the index has them. */
let servers: string[] = [];
before(() => { servers = (JSON.parse(readFileSync(join(site.folder, 'build/index.json'), 'utf8')) as { servers: { server: string }[] }).servers.map(({ server }) => server); });

describe('all tools in one file', () => {
  test('are lines of JSON, each with its definition to the letter', () => {
    const lines = gunzipSync(bytesOf('catalog.jsonl.gz')).toString('utf8').trimEnd().split('\n').map((line) => JSON.parse(line) as { server: string; definition: object });
    assert.deepEqual(lines.map(({ server, definition }) => [server, definition]), servers.flatMap((server) => recordOf(server).tools.map(({ definition }) => [server, definition])));
  });
  test('names no system that compressed it', () => assert.deepEqual([...bytesOf('catalog.jsonl.gz').subarray(4, 10)], [0, 0, 0, 0, 2, 255]));
});

describe('the database of the catalog', () => {
  const open = () => new DatabaseSync(join(site.dist, 'catalog.sqlite'), { readOnly: true });
  test('has every tool with its verdict', () => {
    const rows = open().prepare('SELECT server, name, class, headline, decision, definition FROM tools ORDER BY id').all();
    assert.deepEqual(rows.map((row) => ({ ...row, definition: JSON.parse(String(row['definition'])) as object })), servers.flatMap((server) => recordOf(server).tools.map(({ definition, assessment }) => (
      { server, name: definition.name, class: assessment.class, headline: assessment.headline, decision: assessment.decision, definition: JSON.parse(JSON.stringify(definition).toWellFormed()) as object }))));
  });
  test('finds tools by words', () => {
    const found = open().prepare('SELECT tools.name FROM tool_search JOIN tools ON tools.id = tool_search.rowid WHERE tool_search MATCH ?').all('refund');
    assert.deepEqual(found.map(({ name }) => name), ['refund.payment']);
  });
  test('is whole', () => assert.deepEqual(open().prepare('PRAGMA integrity_check').all().map((row) => ({ ...row })), [{ integrity_check: 'ok' }]));
  for (const { asks, sql } of usefulQueries) test(`answers: ${asks}`, () => assert.ok(Array.isArray(open().prepare(sql).all())));
});

/** Characters that XML 1.0 forbids wherever they stand. */
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

describe('a feed', () => {
  for (const [kind, words] of Object.entries(attacks)) {
    test(`is XML in which nothing leaves its place: ${kind}`, () => {
      const xml = feedXml({ id: words, title: words, link: 'a.html', self: 'a.atom' }, riskEntries(releasesSaying(words), 'a.html'));
      assert.doesNotMatch(xml, forbidden);
      assert.deepEqual(new Set([...xml.matchAll(/<\/?([\w:?]+)/g)].map(([, name]) => name)), new Set(['?xml', 'feed', 'id', 'title', 'updated', 'author', 'name', 'link', ...(xml.includes('<entry>') ? ['entry', 'content'] : [])]));
      assert.equal(xml.match(/<entry>/g)?.length ?? 0, xml.match(/<\/entry>/g)?.length ?? 0);
    });
  }
  test('has the dates of the records, and the same ids whenever it is made', () => {
    const entries = riskEntries(releasesSaying('Orders'), 'a.html');
    assert.ok(entries.length > 0);
    const make = () => feedXml({ id: 'x', title: 'x', link: 'a.html', self: 'a.atom' }, entries);
    assert.equal(make(), make());
    assert.deepEqual(new Set(make().match(/<updated>([^<]+)T00:00:00Z/g)?.slice(1)), new Set(entries.map(({ on }) => `<updated>${on}T00:00:00Z`)));
    const ids = [...make().matchAll(/<id>([^<]+)</g)].map(([, id]) => id);
    assert.equal(new Set(ids).size, ids.length);
    for (const id of ids) assert.match(id ?? '', /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
  });
  test('is there for all, and for each server with releases', () => {
    for (const name of ['index', 'hostile', 'orders']) assert.match(bytesOf(`changes/${name}.atom`).toString(), /^<\?xml version="1\.0" encoding="utf-8"\?>\n<feed xmlns="http:\/\/www\.w3\.org\/2005\/Atom">/);
  });
});

describe('a badge', () => {
  test('says class and severity of a tool, and the worst of a server, in words', () => {
    assert.match(toolBadge('destructive', 'high'), /aria-label="toolrisk: Destructive · High"/);
    assert.match(bytesOf('badges/orders.svg').toString(), /<title>toolrisk: \d+ of \d+ tools (Low|Medium|High|Critical)<\/title>/);
    const { counts } = recordOf('orders');
    assert.match(serverBadge({ ...counts, tools: 0, bySeverity: { low: 0, medium: 0, high: 0, critical: 0 } }), /no tools/);
  });
  test('is there for every tool', () => {
    for (const server of servers) for (const { slug } of recordOf(server).tools) assert.match(bytesOf(`badges/${server}/${slug}.svg`).toString(), /^<svg /);
  });
});

describe('the list for registries', () => {
  const entries = () => (JSON.parse(bytesOf('api/v1/registry.json').toString()) as { servers: { server: { name: string; title: string; description: string }; _meta: Record<string, { tools: number; worst: string }> }[]; metadata: { count: number } });
  test('has every server in their form, with the verdict under _meta', () => {
    assert.deepEqual(entries().servers.map(({ server, _meta }) => [server.name, _meta[registryKey]?.tools]), servers.map((server) => [`toolrisk/${server}`, recordOf(server).counts.tools]));
    assert.equal(entries().metadata.count, servers.length);
    for (const { server: { name, title, description } } of entries().servers) assert.ok(/^[a-zA-Z0-9.-]+\/[a-zA-Z0-9._-]+$/.test(name) && title.length <= 100 && description.length <= 100, name);
  });
  test('is read as a list of records', () => {
    const read = parseDocument(bytesOf('api/v1/registry.json').toString(), 'registry.json');
    assert.equal(read.kind === 'records' && read.records.length, servers.length);
  });
});

describe('the description of the API', () => {
  const described = () => JSON.parse(bytesOf('api/v1/openapi.json').toString()) as { openapi: string; paths: Record<string, { get: { operationId: string; responses: Record<string, { content?: Record<string, { schema: { $ref?: string } }> }> } }>; components: { schemas: Record<string, object> } };
  /** The files of an address: of every server that has one, and of every tool. */
  const filesOf = (path: string): string[] => servers.flatMap((server) => recordOf(server).tools.map(({ slug }) => path.slice(1).replace('{server}', server).replace('{tool}', slug)))
    .filter((file) => !file.startsWith('api/v1/changes/') || existsSync(join(site.dist, file)));
  test('is valid OpenAPI 3.1', async () => {
    const validator = new Validator();
    const { valid, errors } = await validator.validate(described());
    assert.deepEqual([valid, errors, validator.version], [true, undefined, '3.1']);
    const { valid: isTaken } = await new Validator().validate({ ...described(), paths: { 'no-slash': {} } });
    assert.equal(isTaken, false, 'the validator would see what is wrong');
  });
  test('refers to nothing that is not in it', () => {
    const whole = described();
    const found = (at: string) => at.split('/').slice(1).reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key.replaceAll('~1', '/').replaceAll('~0', '~')], whole);
    const references = [...JSON.stringify(whole).matchAll(/"\$ref":"([^"]*)"/g)].map(([, at]) => at as string);
    assert.equal(references.length, apiAddresses.length);
    for (const at of references) assert.ok(at.startsWith('#/components/schemas/') && typeof found(at) === 'object', at);
  });
  test('has each schema as it is published', () => {
    for (const [name, schema] of Object.entries(described().components.schemas)) assert.deepEqual(schema, JSON.parse(bytesOf(`schemas/${name}.json`).toString()), name);
  });
  test('names addresses that are there', () => {
    assert.deepEqual(Object.keys(described().paths), apiAddresses.map(({ path }) => path));
    for (const { path } of apiAddresses) {
      assert.ok(filesOf(path).length > 0, path);
      for (const file of filesOf(path)) assert.ok(existsSync(join(site.dist, file)), file);
    }
  });
  test('names every address that programs read', () => {
    const said = Object.keys(described().paths).map((path) => path.slice(1).replace(/\{\w+\}/g, '*'));
    const there = glob.sync(['api/v1/**/*.json', 'tools/**/*.json'], { cwd: site.dist }).map((path) => path.replace(/^(api\/v1\/\w+|tools\/[^/]+)\/[^/]+\.json$/, (_all, start: string) => (start.startsWith('tools') ? 'tools/*/*.json' : `${start}/*.json`)));
    assert.deepEqual([...new Set(there)].filter((path) => path !== 'api/v1/openapi.json').sort(), said.sort());
  });
  test('has ids of its own', () => {
    const ids = Object.values(described().paths).map(({ get }) => get.operationId);
    assert.equal(new Set(ids).size, ids.length);
  });
  for (const { path, schema } of apiAddresses) {
    test(`has a schema that holds what is given, a hostile server's words too: ${path}`, () => {
      assert.equal(described().paths[path]?.get.responses['200']?.content?.['application/json']?.schema.$ref, `#/components/schemas/${schema.replace(/\.json$/, '')}`);
      for (const file of new Set(filesOf(path))) holds(schema.replace(/-v\d+\.json$/, ''), bytesOf(file).toString());
    });
  }
  test('is joined by a schema of the lines of all tools', () => {
    for (const line of gunzipSync(bytesOf('catalog.jsonl.gz')).toString('utf8').trimEnd().split('\n')) holds('catalog-line', line);
  });
});

describe('llms.txt', () => {
  test('leads to the Markdown of every server', () => {
    const text = bytesOf('llms.txt').toString();
    for (const server of servers) assert.match(text, new RegExp(`\\]\\(servers/${server}\\.md\\): `));
    assert.doesNotMatch(text, /(?<!\\)<\w|(?<!\\)\]\((?!servers\/|\w+\.md|changes\/)/);
  });
});
