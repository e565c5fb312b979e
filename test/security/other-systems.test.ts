import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, describe, test } from 'node:test';
import { chooseSandbox } from '../../src/connect/sandbox/choose-sandbox.ts';
import type { SandboxAsked } from '../../src/connect/sandbox/sandbox.ts';
import type { Machine } from '../../src/connect/sandbox/machine.ts';
import { otherSystems } from '../../src/connect/sandbox/other-systems.ts';
import { Unlisted } from '../../src/connect/unlisted.ts';
import { runToolrisk } from '../cli/run-toolrisk.ts';
import { standInDocker } from '../connect/stand-in-docker.ts';

const folder = mkdtempSync(join(tmpdir(), 'machines-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const systemPath = process.env['PATH'] ?? '';
const emptyPath = mkdtempSync(join(folder, 'empty-'));

/** A machine that is this one but for what is given. */
const machine = (given: Partial<Machine>): Machine => ({ platform: 'linux', processor: 'x64', isRoot: false, path: systemPath, proc: '/proc', ...given });

/** A folder with a bubblewrap that ends as it is told. */
function bubblewrapThat(script: string): string {
  const path = mkdtempSync(join(folder, 'bwrap-'));
  writeFileSync(join(path, 'bwrap'), `#!/bin/sh\n${script}\n`);
  chmodSync(join(path, 'bwrap'), 0o755);
  return path;
}

async function refusedBy(asked: SandboxAsked, given: Partial<Machine>): Promise<Unlisted> {
  const error: unknown = await chooseSandbox(asked, { machine: machine(given) }).then(() => null, (thrown: unknown) => thrown);
  assert.ok(error instanceof Unlisted && error.cause === 'sandbox-unavailable', String(error));
  return error;
}

describe('auto', () => {
  for (const platform of ['darwin', 'win32'] as const) {
    test(`takes docker on ${platform}, where there is one`, async () => {
      process.env['PATH'] = standInDocker().path;
      try {
        assert.equal((await chooseSandbox('auto', { machine: machine({ platform }) })).kind, 'docker');
      } finally {
        process.env['PATH'] = systemPath;
      }
    });

    test(`refuses on ${platform} without one, and says what there is`, async () => {
      process.env['PATH'] = emptyPath;
      try {
        const { says, remedy } = await refusedBy('auto', { platform });
        assert.match(says, /^it was not started: .*docker/i);
        assert.equal(remedy, otherSystems);
        assert.equal((await refusedBy('bwrap', { platform })).remedy, otherSystems);
      } finally {
        process.env['PATH'] = systemPath;
      }
    });
  }

  for (const [name, given, says, remedy] of [
    ['without bubblewrap', { path: emptyPath }, /bubblewrap is not installed/, /apt install bubblewrap/],
    ['with a bubblewrap that the kernel forbids', { path: bubblewrapThat('echo "bwrap: No permissions to create new namespace" >&2; exit 1') }, /may not be used here \(No permissions to create new namespace/, /Allow unprivileged user namespaces/],
    ['as root, without what root steps down with', { path: bubblewrapThat('exit 0'), isRoot: true }, /setpriv of util-linux is not installed/, /Install util-linux/],
    ['on a processor whose calls are not known', { processor: 'riscv64' }, /no filter of system calls for the processor riscv64/, /x86-64 or ARM64/],
  ] as const) {
    test(`refuses on Linux ${name}, also where there is a docker`, async () => {
      process.env['PATH'] = standInDocker().path;
      try {
        const refused = await refusedBy('auto', given);
        assert.match(refused.says, says);
        assert.match(refused.remedy, remedy);
      } finally {
        process.env['PATH'] = systemPath;
      }
    });
  }

  test('ends with 2 where it refuses, in one line, and starts nothing', async () => {
    const touched = join(folder, 'touched');
    // No Redis is there: a worker ends before it looks for one.
    const worker = ['worker', '--queue', 'redis://127.0.0.1:1'];
    for (const words of [['scan', '--yes', '--', '/bin/sh', '-c', `: > ${touched}`], ['crawl', 'memory', 'filesystem', '--out', join(folder, 'build')], worker]) {
      const { code, stdout, stderr } = await runToolrisk(words, { env: { PATH: emptyPath, TOOLRISK_QUEUE_KEY: 'k'.repeat(32) } });
      assert.deepEqual([code, stdout], [2, ''], stderr);
      assert.match(stderr, /^--sandbox auto: nothing is started: bubblewrap is not installed\. Install bubblewrap .*\n$/);
    }
    assert.throws(() => readFileSync(touched), /ENOENT/);
  });

  test('refuses once, with exit code 2, where the Docker that was asked for does not answer', async () => {
    const [path, touched] = [mkdtempSync(join(folder, 'docker-')), join(folder, 'touched-too')];
    writeFileSync(join(path, 'docker'), '#!/bin/sh\necho "Cannot connect to the Docker daemon at unix:///nowhere." >&2\nexit 1\n');
    chmodSync(join(path, 'docker'), 0o755);
    for (const words of [['scan', '--yes', '--', '/bin/sh', '-c', `: > ${touched}`], ['crawl', 'memory', 'filesystem', '--out', join(folder, 'build-too')], ['worker', '--queue', 'redis://127.0.0.1:1']]) {
      const { code, stdout, stderr } = await runToolrisk([words[0] as string, '--sandbox', 'docker', ...words.slice(1)], { env: { PATH: path, TOOLRISK_QUEUE_KEY: 'k'.repeat(32) } });
      assert.deepEqual([code, stdout], [2, ''], stderr);
      assert.match(stderr, /^--sandbox docker: nothing is started: docker does not answer: Cannot connect [^\n]*\n$/);
    }
    assert.throws(() => readFileSync(touched), /ENOENT/);
  });

  test('is described in the help and the README by the same sentence', async () => {
    const { stdout } = await runToolrisk(['scan', '--help']);
    const plain = (text: string) => text.replace(/\s+/g, ' ');
    assert.ok(plain(stdout).includes(otherSystems));
    assert.ok(plain(readFileSync(resolve(import.meta.dirname, '../../README.md'), 'utf8')).includes(otherSystems));
  });
});
