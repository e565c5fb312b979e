import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { root, temporaryFolder } from '../cli/run-toolrisk.ts';

const folder = temporaryFolder();
writeFileSync(join(folder, 'file'), '');
const other = createServer();
before(() => new Promise<void>((done) => { other.listen(0, '127.0.0.1', done); }));
after(() => other.close());

const start = (...args: string[]) => spawnSync(process.execPath, [join(root, 'scripts/start.ts'), ...args], { encoding: 'utf8', env: { ...process.env, INIT_CWD: folder } });

describe('npm start', () => {
  test('says before any work that its port is taken', () => {
    const { port } = other.address() as AddressInfo;
    const { status, stderr } = start('--no-crawl', '--port', String(port));
    assert.deepEqual([status, stderr], [2, `port ${port}: something else listens on it. Choose another with --port.\n`]);
  });

  for (const catalog of ['file', 'nowhere']) {
    test(`takes no catalog that is no folder: ${catalog}`, () => {
      const { status, stderr } = start('--no-crawl', '--port', '0', '--catalog', catalog);
      assert.deepEqual([status, /: there is no such folder\. Name a catalog/.test(stderr)], [2, true], stderr);
    });
  }
});
