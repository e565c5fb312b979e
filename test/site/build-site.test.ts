import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { after, before, describe, test } from 'node:test';
import glob from 'fast-glob';
import type { ServerRecord } from '../../src/schema/catalog/record.ts';
import { targets } from '../../src/targets/targets.ts';
import { buildSampleSite, type SampleSite } from './sample-site.ts';

let site: SampleSite;
before(() => { site = buildSampleSite(); });
after(() => site.remove());

const filesOf = (folder: string) => glob.sync('**/*', { cwd: folder, dot: true }).sort();
const contentsOf = (folder: string) => Object.fromEntries(filesOf(folder).map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
const recordOf = (server: string) => JSON.parse(readFileSync(join(site.folder, 'build/servers', `${server}.json`), 'utf8')) as ServerRecord;

describe('the built site', () => {
  test('has a page and two twins per tool, and a page, a twin and the record per server', () => {
    for (const server of ['orders', 'hostile']) {
      const tools = recordOf(server).tools.flatMap(({ slug }) => ['html', 'json', 'md'].map((ending) => `tools/${server}/${slug}.${ending}`));
      for (const path of [...tools, `servers/${server}.html`, `servers/${server}.md`, `api/v1/servers/${server}.json`]) {
        assert.ok(existsSync(join(site.dist, path)), path);
      }
    }
    assert.ok(existsSync(join(site.dist, 'tools/orders/refund.payment.html')));
  });

  test('publishes records and index as they are', () => {
    for (const path of ['index.json', 'servers/orders.json', 'servers/hostile.json', 'changes.json', 'changes/orders.json']) {
      assert.equal(readFileSync(join(site.dist, 'api/v1', path), 'utf8'), readFileSync(join(site.folder, 'build', path), 'utf8'));
    }
  });

  test('holds nothing but what is asked for: no shell, no bundle', () => {
    const folders = new Set(filesOf(site.dist).map((path) => (path.includes('/') ? path.split('/')[0] : path)));
    assert.deepEqual([...folders].sort(), ['404.html', 'accuracy.html', 'accuracy.md', 'api', 'assets', 'badges', 'catalog.jsonl.gz', 'catalog.sqlite', 'changes', 'coverage.html', 'coverage.md', 'data.html', 'data.md', 'favicon.svg', 'index.html', 'llms.txt', 'products.html', 'products.md', 'robots.txt', 'schemas', 'search', 'servers', 'tools']);
    assert.ok(!existsSync(join(site.dist, 'tools/~')) && !existsSync(join(site.dist, 'changes/~.html')));
  });

  test('has the same bytes whether Astro renders each tool page or only the shell', () => {
    const byAstro = join(site.folder, 'by-astro');
    const { code, said } = site.build({ TOOLRISK_OUT: byAstro, TOOLRISK_PAGES: 'astro' });
    assert.equal(code, 0, said);
    assert.deepEqual(contentsOf(byAstro), contentsOf(site.dist));
  });

  test('replaces an earlier site in one piece: what left the catalog is gone', () => {
    writeFileSync(join(site.dist, 'tools/orders/left.html'), 'left');
    const earlier = contentsOf(site.dist);
    assert.equal(site.build().code, 0);
    delete earlier['tools/orders/left.html'];
    assert.deepEqual(contentsOf(site.dist), earlier);
  });

  test('loads one style sheet and small scripts, and nothing from elsewhere', () => {
    for (const path of ['index.html', 'servers/orders.html', 'tools/orders/get_order.html']) {
      const page = readFileSync(join(site.dist, path), 'utf8');
      assert.equal(page.match(/<link rel="stylesheet"/g)?.length, 1, path);
      assert.doesNotMatch(page, /<script(?! type="module" src=")|<style|\sstyle=|\son[a-z]+="/, path);
      for (const [, source] of page.matchAll(/ src="([^"]+)"/g)) assert.match(source as string, /^\.{1,2}\//, path);
    }
    const sizeOf = (pattern: string) => glob.sync(pattern, { cwd: site.dist, stats: true }).map((file) => file.stats?.size ?? 0);
    assert.ok(sizeOf('assets/*.css').every((size) => size <= 15_000), 'style sheet');
    assert.ok(sizeOf('assets/!(make-policies*).js').every((size) => size <= 6_500), 'scripts');
  });

  test('keeps what makes policies out of every page until a reader asks for it', (t) => {
    const [large, ...rest] = glob.sync('assets/make-policies*.js', { cwd: site.dist });
    assert.deepEqual(rest, []);
    const bytes = readFileSync(join(site.dist, large as string));
    t.diagnostic(`${bytes.length} bytes, ${gzipSync(bytes).length} compressed`);
    assert.ok(bytes.length < 340_000, String(bytes.length));
    for (const path of filesOf(site.dist).filter((name) => name.endsWith('.html'))) assert.ok(!readFileSync(join(site.dist, path), 'utf8').includes('make-policies'), path);
  });

  test('publishes what is known of accuracy and of products, for people and for programs', () => {
    const read = (path: string) => readFileSync(join(site.dist, path), 'utf8');
    assert.deepEqual(JSON.parse(read('api/v1/accuracy.json')), JSON.parse(readFileSync(join(site.folder, 'build/accuracy.json'), 'utf8')));
    const { products } = JSON.parse(read('api/v1/products.json')) as { products: { id: string; verified: { version: string } | null }[] };
    assert.deepEqual(products.map(({ id }) => id), Object.keys(targets));
    const codex = products.find(({ id }) => id === 'codex')?.verified?.version as string;
    for (const path of ['products.html', 'products.md', 'tools/orders/get_order.html', 'tools/orders/get_order.md', 'servers/orders.html']) assert.ok(read(path).includes(`Codex ${codex}, on `), path);
    assert.match(read('accuracy.md'), /Dangerous misses/);
  });
});

describe('a build that cannot be', () => {
  test('says which records are missing, and leaves the earlier site alone', () => {
    const earlier = filesOf(site.dist);
    const { code, said } = site.build({ TOOLRISK_BUILD: join(site.folder, 'nowhere') });
    assert.equal(code, 2);
    assert.match(said, /nowhere: holds no records \(index\.json\)\. .+\n$/);
    assert.deepEqual(filesOf(site.dist), earlier);
  });

  test('does not replace a folder that is no site', () => {
    const precious = join(site.folder, 'precious');
    mkdirSync(precious);
    writeFileSync(join(precious, 'letter.txt'), 'dear');
    const { code, said } = site.build({ TOOLRISK_OUT: precious });
    assert.equal(code, 2);
    assert.match(said, /precious: is not empty and no site of an earlier build\. .+\n$/);
    assert.deepEqual(filesOf(precious), ['letter.txt']);
  });

  test('fails on a record that cannot be read, and leaves the earlier site alone', () => {
    const earlier = contentsOf(site.dist);
    writeFileSync(join(site.folder, 'build/servers/orders.json'), '{"server":');
    assert.notEqual(site.build().code, 0);
    assert.deepEqual(contentsOf(site.dist), earlier);
  });
});
