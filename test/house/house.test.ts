import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { describe, test } from 'node:test';
import glob from 'fast-glob';
import { mergeIndex, productIndex } from '../../scripts/product-index.ts';
import { toolriskVersion } from '../../src/flow/toolrisk-version.ts';
import { targetIds } from '../../src/schema/policy.ts';
import { targets } from '../../src/targets/targets.ts';

const root = resolve(import.meta.dirname, '../..');
const sources = glob.sync('src/**/*.ts', { cwd: root }).sort();

/** The rooms of each floor, lowest first; a room may import its own files and lower floors. */
const floors = [['schema'], ['text'], ['judge', 'targets', 'page', 'report', 'sources', 'connect', 'store'], ['flow'], ['cli']];
/** Rooms that a browser runs too. */
const pureRooms = ['schema', 'text', 'judge', 'targets', 'page', 'report', 'sources'];
/** What fits in one look; the folder of products is aside, whose entries are all of one kind and named by id. */
const mostEntries = 20;
const byId = ['src/targets/products'];
const vagueNames = /(^|-)(utils?|helpers?|common|misc|manager|base)(-|$)/;

const roomOf = (path: string) => path.split('/')[1] as string;
const floorOf = (room: string) => floors.findIndex((rooms) => rooms.includes(room));
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const importsOf = (path: string) => [...read(path).matchAll(/(?:^|\n)\s*(?:import|export)\s[^;]*?from\s+'([^']+)'|import\('([^']+)'\)/g)]
  .map((match) => (match[1] ?? match[2]) as string);
/** The files of this repository that a file imports, types too. */
const importedBy = (path: string) => importsOf(path).filter((name) => name.startsWith('.'))
  .map((name) => relative(root, resolve(root, dirname(path), name)).replaceAll('\\', '/'));

describe('the house', () => {
  test('every room stands on a floor', () => {
    assert.deepEqual(sources.filter((path) => path !== 'src/index.ts' && floorOf(roomOf(path)) < 0), []);
  });

  test('rooms import lower floors only, and never a sister', () => {
    const wrong = sources.filter((path) => path !== 'src/index.ts').flatMap((path) => importedBy(path)
      .filter((target) => roomOf(target) !== roomOf(path) && floorOf(roomOf(target)) >= floorOf(roomOf(path)))
      .map((target) => `${path} imports ${target}`));
    assert.deepEqual(wrong, []);
  });

  test('no files import each other in a circle', () => {
    const ends = new Set<string>();
    const circles: string[] = [];
    const follow = (path: string, way: readonly string[]): void => {
      if (way.includes(path)) circles.push([...way.slice(way.indexOf(path)), path].join(' imports '));
      else if (!ends.has(path)) for (const next of importedBy(path)) follow(next, [...way, path]);
      ends.add(path);
    };
    for (const path of sources) follow(path, []);
    assert.deepEqual(circles, []);
  });

  test('a folder can be read in one look', () => {
    const folders = glob.sync('src/**', { cwd: root, onlyDirectories: true });
    assert.deepEqual(folders.filter((path) => !byId.includes(path) && readdirSync(join(root, path)).length > mostEntries), []);
  });

  test('the products are their folders', () => {
    const folders = readdirSync(join(root, 'src/targets/products'));
    assert.deepEqual([...targetIds].sort(), folders.sort(), 'targetIds in src/schema/policy.ts names each of the folders');
    assert.equal(read('src/targets/products.ts'), productIndex(folders), 'npm run products writes it anew');
    const merging = folders.filter((id) => readdirSync(join(root, 'src/targets/products', id)).includes(`${id}-merge.ts`));
    assert.equal(read('src/targets/merge/product-merges.ts'), mergeIndex(merging), 'npm run products writes it anew');
    assert.deepEqual(targetIds.filter((id) => targets[id].unmerged === undefined).sort(), merging, 'a product has a file to merge into, or says why not');
  });

  test('a product knows no other', () => {
    const productOf = (path: string) => /^src\/targets\/products\/([^/]+)\//.exec(path)?.[1];
    const wrong = sources.filter((path) => productOf(path) !== undefined).flatMap((path) => importedBy(path)
      .filter((target) => productOf(target) !== undefined && productOf(target) !== productOf(path)).map((target) => `${path} imports ${target}`));
    assert.deepEqual(wrong, []);
  });

  test('rooms that a browser runs import nothing of Node', () => {
    const wrong = sources.filter((path) => pureRooms.includes(roomOf(path)))
      .filter((path) => importsOf(path).some((name) => name.startsWith('node:')) || /\b(process|Buffer|__dirname)\./.test(read(path)));
    assert.deepEqual(wrong, []);
  });

  test('rooms that conclude use no clock and no chance', () => {
    const wrong = sources.filter((path) => pureRooms.includes(roomOf(path)) && /\bnew Date\(\)|\bDate\.now\(|Math\.random\(/.test(read(path)));
    assert.deepEqual(wrong, []);
  });

  test('the site imports only rooms that a browser can run', () => {
    const wrong = glob.sync(['site/**/*.{ts,astro}'], { cwd: root, ignore: ['**/node_modules/**', 'site/dist/**', 'site/.astro/**'] })
      .flatMap((path) => importsOf(path).map((name) => /\/src\/([a-z]+)\//.exec(name)?.[1])
        .filter((room) => room !== undefined && floorOf(room) >= 0 && !pureRooms.includes(room)).map((room) => `${path}: ${room}`));
    assert.deepEqual(wrong, []);
  });

  test('files are named in kebab-case, by what they hold', () => {
    const names = glob.sync(['src/**/*.ts', 'scripts/*.ts', 'test/**/*.ts', 'catalog/**/*.yaml'], { cwd: root, ignore: ['**/node_modules/**'] });
    const wrong = names.filter((path) => {
      const name = basename(path).replace(/\.(test\.)?(d\.)?(ts|yaml)$/, '');
      return !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name) || vagueNames.test(name);
    });
    assert.deepEqual(wrong, []);
  });

  test('every npm script runs a TypeScript file through scripts/run.mjs, without pre-hooks', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    for (const [name, command] of Object.entries(scripts)) {
      const file = /^node scripts\/run\.mjs (\S+\.ts)$/.exec(command)?.[1];
      assert.ok(file !== undefined, `script "${name}" is "${command}"`);
      assert.ok(read(file).length > 0);
      assert.ok(!/^(pre|post)(start|test)$/.test(name), `script "${name}" is a hook`);
    }
  });

  test('the version constant is the version of package.json', () => {
    assert.equal(toolriskVersion, (JSON.parse(read('package.json')) as { version: string }).version);
  });

  test('CI runs exactly the test command of the README', () => {
    const command = read('.ci/run').trim().split('\n').at(-1)?.replace(/^exec /, '');
    assert.equal(command, 'npm test');
    assert.match(read('README.md'), /^npm test$/m);
  });
});
