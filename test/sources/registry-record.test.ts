import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ServerSpec } from '../../src/schema/catalog/server-spec.ts';
import { serverIdPattern } from '../../src/schema/catalog/server-spec.ts';
import { registryServerId } from '../../src/sources/registry/registry-name.ts';
import { reasons } from '../../src/sources/registry/registry-reasons.ts';
import { readRegistryRecord } from '../../src/sources/registry/registry-record.ts';
import { record, records, unusable } from './registry-records.ts';

const specOf = (which: keyof typeof records): ServerSpec => {
  const found = readRegistryRecord(records[which]!);
  assert.ok(found.kind === 'server', JSON.stringify(found));
  return found.spec;
};

describe('a record of a registry', () => {
  test('comes to a server file that is marked, pinned, and without a word of its author', () => {
    assert.deepEqual(specOf('npm'), {
      title: 'io.github.example/files-mcp', about: 'A registry lists this server; nobody has reviewed it.', topic: 'other', links: {}, files: {}, variants: {}, starter: false,
      unreviewed: true, registry: 'io.github.example/files-mcp', npm: { package: '@example/files-mcp', version: '1.2.3' },
      args: ['serve', '${CWD}', '--mode', 'ro', '--key', 'dummy', '--header', 'X: dummy'],
      env: { API_KEY: 'dummy', BASE_URL: 'http://127.0.0.1:9', REGION: 'eu', COUNT: '1', FIXED: 'yes' },
    });
    assert.equal(readRegistryRecord(records['npm']!).updatedAt, '2026-01-02T03:04:05.678901Z');
  });

  const ways: [keyof typeof records, Partial<ServerSpec>][] = [
    ['pypi', { pypi: { package: 'mcp-server-fetch', version: '2025.4.7' } }],
    ['oci', { oci: { image: 'ghcr.io/example/boxed:1.0.1' }, args: [], env: { DOCKER_HOST: 'tcp://evil.example:2375' } }],
    ['remote', { url: 'https://mcp.example.com/sse' }],
    ['tenant', { url: 'https://eu.example.com/a%2Fb/mcp' }],
    ['both', { npm: { package: 'both', version: '0.0.1' } }],
    ['firstNpm', { npm: { package: 'first-mcp', version: '0.3.1' }, args: ['${CWD}'], env: { TOKEN: 'dummy' } }],
    ['firstDocker', { oci: { image: 'example/box:0.1.0' } }],
    ['snake', { pypi: { package: 'snake_mcp', version: '0.8.1' } }],
  ];
  for (const [which, part] of ways) {
    test(`is read: ${which}`, () => {
      const spec = specOf(which);
      assert.deepEqual(Object.fromEntries(Object.keys(part).map((field) => [field, spec[field as keyof ServerSpec]])), part);
      assert.deepEqual([spec.unreviewed, spec.title === spec.registry], [true, true]);
    });
  }

  test('has no say in how its runner is run', () => {
    assert.ok(!JSON.stringify([specOf('npm'), specOf('oci')]).includes('evil.js'));
    assert.ok(!JSON.stringify(specOf('oci')).includes('/host'));
  });

  test('is gone where it was deleted, and nothing where it is not the newest', () => {
    assert.deepEqual([readRegistryRecord(records['deleted']!).kind, readRegistryRecord(records['old']!).kind], ['deleted', 'older']);
  });

  for (const [because, entry] of unusable) {
    test(`comes to nothing: ${because}: ${JSON.stringify(entry).slice(0, 60)}`, () => {
      const found = readRegistryRecord(entry);
      assert.deepEqual([found.kind, found.kind === 'unusable' && found.because], ['unusable', because]);
      assert.ok(because in reasons);
    });
  }

  test('of which a part is odd is read all the same, or left', () => {
    for (const odd of [{ packages: 'x' }, { packages: [null, 7] }, { remotes: [null, { url: 7 }] }, { packages: [{ registryType: 'npm', identifier: 'x', version: '1.0.0', packageArguments: 'x', environmentVariables: [7, { name: '__proto__', isRequired: true }] }] }]) {
      assert.ok(['server', 'unusable'].includes(readRegistryRecord(record('a.b/odd', odd as never)).kind));
    }
  });
});

describe('the id of a listed server', () => {
  const names = ['a.b/c', 'a-b/c', 'a/b-c', 'a.b/C', 'A.B/c', 'a.b/c_', 'a.b/c.', 'io.github.x/y', `a/${'x'.repeat(100)}`, `a/${'x'.repeat(99)}y`, 'brave/search'];
  test('is an id, differs for every name, and from that of a file somebody wrote', () => {
    const ids = names.map(registryServerId);
    assert.equal(new Set(ids).size, names.length);
    for (const id of ids) assert.ok(serverIdPattern.test(id) && id.includes('--') && id.length < 100, id);
  });
  test('stays the same', () => assert.match(registryServerId('io.github.x/y'), /^io-github-x-y--[0-9a-f]{10}$/));
});
