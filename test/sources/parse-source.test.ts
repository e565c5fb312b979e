import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseCommand, parseSource } from '../../src/sources/parse-source.ts';
import { PlaceError } from '../../src/text/errors/place-error.ts';

describe('a source argument', () => {
  const cases: [string, object][] = [
    ['-', { kind: 'stdin' }],
    ['.', { kind: 'folder', path: '.' }],
    ['./', { kind: 'folder', path: './' }],
    ['..', { kind: 'folder', path: '..' }],
    ['tools.json', { kind: 'file', path: 'tools.json' }],
    ['./tools', { kind: 'file', path: './tools' }],
    ['.mcp.json', { kind: 'file', path: '.mcp.json' }],
    ['/abs/with space.json', { kind: 'file', path: '/abs/with space.json' }],
    ['C:\\tools\\list.json', { kind: 'file', path: 'C:\\tools\\list.json' }],
    ['d:/tools.json', { kind: 'file', path: 'd:/tools.json' }],
    ['..\\x.json', { kind: 'file', path: '..\\x.json' }],
    ['filesystem', { kind: 'catalog', server: 'filesystem' }],
    ['aws-s3', { kind: 'catalog', server: 'aws-s3' }],
    ['http://127.0.0.1:3000/mcp', { kind: 'url', url: 'http://127.0.0.1:3000/mcp' }],
    ['HTTPS://Example.com/', { kind: 'url', url: 'HTTPS://Example.com/' }],
    ['npm:server', { kind: 'npm', package: 'server', version: null }],
    ['npm:@scope/server', { kind: 'npm', package: '@scope/server', version: null }],
    ['npm:@scope/server@1.2.3-rc.1', { kind: 'npm', package: '@scope/server', version: '1.2.3-rc.1' }],
    ['npm:server@next', { kind: 'npm', package: 'server', version: 'next' }],
    ['pypi:mcp-server-fetch', { kind: 'pypi', package: 'mcp-server-fetch', version: null }],
    ['pypi:Some_Server.x@1!2.0rc1+local', { kind: 'pypi', package: 'Some_Server.x', version: '1!2.0rc1+local' }],
    ['oci:server', { kind: 'oci', image: 'server' }],
    ['oci:ghcr.io/github/github-mcp-server:v1.2', { kind: 'oci', image: 'ghcr.io/github/github-mcp-server:v1.2' }],
    [`oci:localhost:5000/a/b__c@sha256:${'0'.repeat(64)}`, { kind: 'oci', image: `localhost:5000/a/b__c@sha256:${'0'.repeat(64)}` }],
  ];
  for (const [argument, source] of cases) {
    test(`${argument} is a ${(source as { kind: string }).kind}`, () => assert.deepEqual(parseSource(argument), source));
  }

  for (const argument of ['', 'ftp://host/x', 'pypi:', 'pypi:x[extra]', 'pypi:x@>=1', 'pypi:-x', 'pypi:x@--from', 'oci:', 'oci:--privileged', 'oci:--privileged/x', 'oci:a b', 'oci:a:b:c', 'oci:a@sha256:0', 'nuget:x', 'npm:', 'npm:../x', 'npm:x@git+https://host/x', 'npm:x@npm:y', 'npm:x@^1', 'http://']) {
    test(`"${argument}" is refused in one line`, () => {
      assert.throws(() => parseSource(argument), (error) => error instanceof PlaceError && error.exitCode === 2 && !error.message.includes('\n'));
    });
  }

  test('an address that cannot be read is not repeated: it may hold a password', () => {
    assert.throws(() => parseSource('https://user:hunter2@'), (error: Error) => !error.message.includes('hunter2'));
  });

  test('the words after -- are a command, as they are', () => {
    assert.deepEqual(parseCommand(['node', '--flag', '--', '-x']), { kind: 'command', command: 'node', args: ['--flag', '--', '-x'] });
    assert.throws(() => parseCommand([]), PlaceError);
  });
});
