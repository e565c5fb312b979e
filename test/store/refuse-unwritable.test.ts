import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { openNpmCache } from '../../src/connect/packages/npm/npm-cache.ts';
import { limits } from '../../src/connect/limits.ts';
import { makeFolder } from '../../src/store/write/sync-folder.ts';
import { refuseUnwritable } from '../../src/store/write/refuse-unwritable.ts';
import { runToolrisk } from '../cli/run-toolrisk.ts';

const base = mkdtempSync(join(tmpdir(), 'toolrisk-unwritable-'));
after(() => rmSync(base, { recursive: true, force: true }));
const file = join(base, 'file');
writeFileSync(file, '');
/** There the system says of a folder that is there that it is not: Node's recursive mkdir never returns. */
const noProc = process.platform !== 'linux' && 'only Linux has /proc';

describe('a folder in which nothing can be made', () => {
  for (const [name, folder] of [['below one of the system', '/proc/nope/x/y'], ['one of the system', '/proc']] as const) {
    test(`is refused before work is begun, in time: ${name}`, { skip: noProc, timeout: 120_000 }, async () => {
      await assert.rejects(refuseUnwritable(folder), (error: Error & { exitCode?: number }) => error.exitCode === 2 && /^\/proc\S*: cannot be written: .*\. Name a place that (can be written|you may write)\.$/.test(error.message));
    });
  }

  test('is not made, and that is said', { skip: noProc, timeout: 120_000 }, async () => {
    await assert.rejects(makeFolder('/proc/nope/x'), { code: /ENOENT|EACCES/ });
    assert.equal(await openNpmCache('outside', undefined, limits, { XDG_CACHE_HOME: '/proc/nope' }), null);
  });

  test('ends each command that would write there with 2, in a line, and starts nothing', { skip: noProc, timeout: 600_000 }, async () => {
    const catalog = join(base, 'catalog');
    mkdirSync(join(catalog, 'servers'), { recursive: true });
    writeFileSync(join(catalog, 'servers/one.yaml'), 'title: One\nabout: It is one.\ntopic: testing\nurl: http://127.0.0.1:9/mcp\n');
    for (const args of [['crawl', 'one', '--out', '/proc/nope'], ['crawl', 'one', '--out', join(file, 'x')], ['build', '--out', '/proc/nope']]) {
      const { code, stderr } = await runToolrisk([...args, '--catalog', catalog]);
      assert.equal(code, 2, `${args.join(' ')}: ${stderr}`);
      assert.match(stderr, /^\S+: cannot be written: [^\n]+\n$/);
    }
  });
});

describe('a folder in which something can be made', () => {
  test('is as it was after that was tried', async () => {
    const folder = join(base, 'kept');
    mkdirSync(folder);
    for (const tried of [folder, join(folder, 'a/b')]) await refuseUnwritable(tried);
    assert.deepEqual(readdirSync(folder), []);
  });

  test('is made with all above it, by many at once', async () => {
    const folder = join(base, 'many/a/b/c');
    await Promise.all(Array.from({ length: 8 }, async () => { await refuseUnwritable(folder); await makeFolder(folder); }));
    assert.ok(statSync(folder).isDirectory());
  });

  test('is told from a file', async () => {
    await assert.rejects(refuseUnwritable(join(file, 'x')), { message: `${join(file, 'x')}: cannot be written: a part of its path is no folder (ENOTDIR). Name a folder, or one in a folder.` });
    await assert.rejects(makeFolder(file), { code: 'ENOTDIR' });
  });
});
