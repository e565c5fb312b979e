import assert from 'node:assert/strict';
import { dirname, join, resolve } from 'node:path';
import { describe, test } from 'node:test';
import { chooseSandbox } from '../../src/connect/sandbox/choose-sandbox.ts';
import { listingOf, namesOf, watchTemporaryFolder } from './stand-in.ts';

watchTemporaryFolder();
const modules = resolve(import.meta.dirname, '../../node_modules');
const sandbox = await chooseSandbox('auto').then(() => 'auto' as const, () => 'none' as const);

describe('a reference server', () => {
  for (const [name, count, some] of [['everything', 13, 'get-env'], ['filesystem', 14, 'write_file'], ['memory', 9, 'delete_entities']] as const) {
    test(`is listed: ${name}`, async () => {
      const script = join(modules, `@modelcontextprotocol/server-${name}/dist/index.js`);
      const listing = await listingOf({ kind: 'command', command: process.execPath, args: [script, ...(name === 'filesystem' ? [dirname(script)] : [])], env: {}, hosts: [] }, { sandbox });
      assert.deepEqual([listing.tools.length, listing.complete, listing.tools.every((tool) => typeof tool.inputSchema === 'object')], [count, true, true]);
      assert.ok(namesOf(listing).includes(some));
    });
  }
});

describe('a package of the registry', () => {
  test('is installed and listed, with a folder and a file that are made for it', async () => {
    const launch = {
      kind: 'npm', package: '@modelcontextprotocol/server-filesystem', version: '2026.8.31', hosts: [],
      args: ['${CWD}/data'], env: {}, files: { 'data/note.txt': 'x' },
    } as const;
    const listing = await listingOf({ ...launch, args: [...launch.args] }, { sandbox });
    const { integrity, ...facts } = listing.package ?? {};
    assert.deepEqual(facts, { registry: 'npm', name: launch.package, version: launch.version, license: 'SEE LICENSE IN LICENSE' });
    assert.match(integrity ?? '', /^sha512-/);
    assert.equal(listing.tools.length, 14);
  });
});
