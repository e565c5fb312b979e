import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { after, describe, test } from 'node:test';
import { dockerEnvironment } from '../../src/connect/sandbox/containers/docker-environment.ts';
import { findDocker } from '../../src/connect/sandbox/containers/find-docker.ts';
import { limits } from '../../src/connect/limits.ts';
import { machinePath } from '../../src/connect/sandbox/machine-path.ts';
import { personsFolders } from '../../src/connect/sandbox/installations/persons-folders.ts';
import { thisMachine } from '../../src/connect/sandbox/machine.ts';
import { Unlisted } from '../../src/connect/unlisted.ts';

const root = realpathSync(mkdtempSync(join(tmpdir(), 'machine-path-')));
after(() => rmSync(root, { recursive: true, force: true }));
const [project, own] = [join(root, 'stuff/fetched'), join(root, 'own/bin')];
const theirs = [join(project, 'node_modules/.bin'), join(project, 'bin'), join(root, 'stuff/node_modules/.bin')];
for (const folder of [...theirs, own]) {
  mkdirSync(folder, { recursive: true });
  for (const name of ['bwrap', 'setpriv', 'unshare', 'systemd-run', 'env', 'docker', 'podman', 'sh']) writeFileSync(join(folder, name), `#!/bin/sh\n: > ${root}/touched\n`, { mode: 0o755 });
}
writeFileSync(join(project, 'package.json'), '{}');
symlinkSync(join(project, 'bin'), join(root, 'linked'));
const written = ['node_modules/.bin', '.', '', ...theirs, join(root, 'linked'), own, '/usr/bin'].join(delimiter);

/** What is found with this PATH, by somebody who stands in the project. */
async function standing<T>(path: string, work: () => T | Promise<T>): Promise<T> {
  const before = { PATH: process.env['PATH'], INIT_CWD: process.env['INIT_CWD'] ?? '' };
  Object.assign(process.env, { PATH: path, INIT_CWD: join(project, 'bin') });
  try {
    return await work();
  } finally {
    Object.assign(process.env, before);
    if (before.INIT_CWD === '') delete process.env['INIT_CWD'];
  }
}

describe('what builds a sandbox', () => {
  test('is looked for in no relative folder, in none of packages, and in none of the project that toolrisk is started in', () => {
    assert.equal(machinePath(written, join(project, 'bin')), [own, '/usr/bin'].join(delimiter));
    assert.equal(machinePath(written, '/'), [join(project, 'bin'), join(root, 'linked'), own, '/usr/bin'].join(delimiter));
  });

  test('is looked for where the system keeps programs first, but for docker, of which a person may have another', () => standing(written, () => {
    assert.equal(thisMachine().path, ['/usr/bin', own].join(delimiter));
    assert.equal(dockerEnvironment()['PATH'], [own, '/usr/bin'].join(delimiter));
  }));

  test('is no docker of a project', () => standing(theirs.join(delimiter), async () => {
    await assert.rejects(findDocker('x', limits), (error) => error instanceof Unlisted && error.says.includes('there is no command docker on PATH'));
  }));
});

test("programs of a person are those on PATH, but not what lies in a stranger's project or in what holds it", () => {
  const path = ['bin', '', join(project, 'bin'), join(root, 'linked'), own];
  assert.deepEqual(personsFolders(path, join(project, 'packages/app')), [own]);
  assert.deepEqual(personsFolders(path, null), [join(project, 'bin'), own]);
});
