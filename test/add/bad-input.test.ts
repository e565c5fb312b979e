import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { runToolrisk, temporaryFolder } from '../cli/run-toolrisk.ts';

const cwd = temporaryFolder();
mkdirSync(join(cwd, 'catalog/servers'), { recursive: true });
const write = (path: string, text: string) => writeFileSync(join(cwd, path), text);
write('catalog/servers/taken.yaml', 'title: T\nabout: It is taken.\ntopic: other\nurl: http://127.0.0.1:9/\n');
write('empty.txt', '# nothing\n\n');
write('twice.txt', 'npm:a\nnpm:a\n');
write('bad.txt', 'npm:a\nnpm:Bad Name Here\nfoo\nhttps://x.example/?key=s3cr3t-of-mine\nnpm:b Not_An_Id\n');
write('config.json', '{"mcpServers":{"a":{"command":"node","args":["x.js"]}}}');
write('pypi.json', JSON.stringify({ name: 'io.example/x', packages: [{ registryType: 'pypi', identifier: 'x', version: '1.0.0' }] }));

/** What is typed, and what is said of it. */
const inputs: readonly [string, string[], RegExp][] = [
  ['nothing', [], /^source: is missing\. Name one: /],
  ['two things', ['npm:a', '--from', 'list.txt'], /^source: more than one is given\. /],
  ['a package of PyPI', ['pypi:mcp-server-time'], /^pypi:mcp-server-time: not supported yet\. /],
  ['an image', ['oci:ghcr.io/x/y:1'], /^oci:ghcr\.io\/x\/y:1: not supported yet\. /],
  ['docker behind --', ['--', 'docker', 'run', '-i', '--rm', 'x/y:1'], /^oci:x\/y:1: not supported yet\. /],
  ['a registry entry of PyPI', ['pypi.json'], /^pypi:x: not supported yet\. /],
  ['a word', ['notion'], /^notion: is the form of an id of the catalog\. Write npm:notion /],
  ['no name of a package', ['npm:'], /is no package name\. /],
  ['a command that no server file can have', ['--', 'node', 'server.js'], /^--: this command starts no package of npm /],
  ['an address with a key', ['https://x.example/mcp?key=s3cr3t-of-mine'], /^source: is an address that carries a value, /],
  ['an address with a key in its path', ['https://x.example/a8Fk2Lq9Zx3Vb7Nm1Ty6/mcp'], /^source: is an address that carries a value, /],
  ['an address without encryption', ['http://x.example/mcp'], /^source: is an address without encryption\. /],
  ['a file that is none', ['nosuch.json'], /^nosuch\.json: there is no such file\. /],
  ['a config of a client', ['config.json'], /^config\.json: holds no registry entry\. /],
  ['an id that is taken', ['npm:a', '--id', 'taken'], /^taken: is the id of a server of the catalog\. /],
  ['an id that is none', ['npm:a', '--id', 'Not An Id'], /^--id: is no id of a server\. /],
  ['a list that is none', ['--from', 'nosuch.txt'], /^nosuch\.txt: there is no such file\. /],
  ['a list that is a folder', ['--from', 'catalog'], /^catalog: is a folder\. /],
  ['an empty list', ['--from', 'empty.txt'], /^empty\.txt: names nothing\. /],
  ['a list with one twice', ['--from', 'twice.txt'], /^twice\.txt:2: is named twice\. /],
  ['a catalog that is none', ['npm:a', '--catalog', 'none'], /^none: there is no such folder\. /],
];

describe('what cannot be added', () => {
  for (const [what, args, says] of inputs) {
    test(`is refused in one line, with exit code 2: ${what}`, async () => {
      const { code, stdout, stderr } = await runToolrisk(['add', ...args], { cwd });
      assert.deepEqual([code, stdout], [2, ''], stderr);
      assert.match(stderr, says);
      assert.equal(stderr.trimEnd().split('\n').length, 1, stderr);
      assert.doesNotMatch(stderr, /s3cr3t/);
    });
  }

  test('is told of a list line by line, before anything is started', async () => {
    const { code, stderr } = await runToolrisk(['add', '--from', 'bad.txt', '--yes'], { cwd });
    assert.equal(code, 2);
    assert.deepEqual(stderr.trimEnd().split('\n').map((line) => /^bad\.txt:(\d): /.exec(line)?.[1]), ['2', '3', '4', '5'], stderr);
    assert.doesNotMatch(stderr, /s3cr3t/);
  });

  test('is not started without somebody\'s consent', async () => {
    const { code, stderr } = await runToolrisk(['add', 'npm:a'], { cwd });
    assert.equal(code, 2);
    assert.match(stderr, /^starting npm:a: there is no terminal to ask on\. Add --yes to agree\.$/m);
  });
});
