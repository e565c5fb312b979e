import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lockText } from '../../src/connect/packages/lock-text.ts';

test('a lock file misses no optional package that no registry had', () => {
  const packages = {
    'node_modules/server': { version: '1.0.0', optionalDependencies: { 'server-linux': '1.0.0', 'server-never-published': '1.0.0' } },
    'node_modules/server-linux': { version: '1.0.0', optional: true as const },
    'node_modules/lone': { version: '2.0.0', optionalDependencies: { 'never-published': '1.0.0' } },
  };
  const text = lockText({ package: 'server', version: '1.0.0', packages }, { kind: 'npm', package: 'server', version: '1.0.0', args: [], env: {}, files: {}, hosts: [] });
  const locked = (JSON.parse(text) as { packages: Record<string, unknown> }).packages;
  assert.deepEqual(locked['node_modules/server'], { version: '1.0.0', optionalDependencies: { 'server-linux': '1.0.0' } });
  assert.deepEqual(locked['node_modules/lone'], { version: '2.0.0' });
});
