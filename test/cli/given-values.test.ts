import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { describe, test } from 'node:test';
import { root, runToolrisk, temporaryFolder } from './run-toolrisk.ts';

const folder = temporaryFolder();
const standIn = join(root, 'test/connect/servers/stand-in.mjs');

const catalog = join(folder, 'catalog');
const inCatalog = { title: 'It', about: 'It stands in.', topic: 'testing' };
mkdirSync(join(catalog, 'servers'), { recursive: true });
const specs = { remote: { url: 'http://127.0.0.1:9/mcp' }, image: { oci: { image: 'host.example/image:1' } }, taken: { npm: { package: 'x', version: '1.0.0' }, unreviewed: true } };
for (const [id, spec] of Object.entries(specs)) writeFileSync(join(catalog, `servers/${id}.yaml`), JSON.stringify({ ...inCatalog, ...spec }));

describe('variables and arguments on the command line', () => {
  const refused: [string, string[], RegExp][] = [
    ['an id that no catalog has', ['no-such-id', '--env', 'A=hunter2'], /^no-such-id: is neither a server of the catalog nor a file/m],
    ['an address of the catalog', ['remote', '--catalog', catalog, '--env', 'A=hunter2'], /^remote: is an address, which takes no variable, argument or command\. Leave --env, --arg and --bin out\.$/m],
    ['an image of the catalog', ['image', '--catalog', catalog, '--bin', 'hunter2'], /^--bin: image is no npm package\. Leave it out\.$/m],
    ['a file', ['./tools.json', '--env', 'A=hunter2'], /^--env: .*--pass-env NAME\.$/m],
    ['a URL', ['https://x.example/', '--arg=hunter2'], /^--arg: /m],
    ['an image', ['oci:a/b', '--bin', 'hunter2'], /^--bin: /m],
    ['a command', ['--arg', 'hunter2', '--', 'node', 'x.js'], /^--arg: .*behind --/m],
    ['a package, when it has no name', ['npm:x', '--env', 'hunter2 x=1'], /^--env: has no name of a variable\. Write it as NAME, or NAME=VALUE\.$/m],
    ['a package, when it is not set', ['npm:x', '--env', 'TOOLRISK_UNSET_VARIABLE'], /^--env TOOLRISK_UNSET_VARIABLE: this variable is not set\./m],
  ];
  for (const [what, args, says] of refused) {
    test(`are refused for ${what}: ${args.join(' ').replaceAll('hunter2', '…')}`, async () => {
      const { code, stdout, stderr } = await runToolrisk(['scan', ...args]);
      assert.equal(code, 2, stderr);
      assert.match(stderr, says);
      assert.ok(!(stdout + stderr).includes('hunter2'));
    });
  }

  for (const [how, option, env] of [['by value', 'EXAMPLE_KEY=hunter2-given', {}], ['by name', 'EXAMPLE_KEY', { EXAMPLE_KEY: 'hunter2-given' }]] as const) {
    test(`reach the server and no report: ${how}`, async () => {
      for (const way of ['echoes what it is given', 'complains with what it is given']) {
        const { stdout, stderr } = await runToolrisk(['explain', 'echo', '--env', option, '--env', 'MODE=hunter2-mode', '--sandbox', 'none', '--yes', '--', process.execPath, standIn, way], { env });
        const scanned = await runToolrisk(['scan', '--format', 'json', '--env', option, '--sandbox', 'none', '--yes', '--', process.execPath, standIn, way], { env });
        assert.match(stdout + stderr + scanned.stdout, way.startsWith('echoes') ? /echo/ : /bad key \[masked\]/);
        assert.ok(!(stdout + stderr + scanned.stdout + scanned.stderr).includes('hunter2'));
      }
    });
  }
});

describe('a server of the catalog that is given something', () => {
  const bin = temporaryFolder();
  // In the place of docker's client: starts a server of tests with the words behind the image.
  writeFileSync(join(bin, 'docker'), `#!/bin/sh\n[ "$1" = run ] || exit 0\nwhile [ "$1" != host.example/image:1 ]; do case "$1" in -e|--env) export "\${2?}" 2>/dev/null;; esac; shift; done\nshift\nexec '${process.execPath}' '${standIn}' "$@"\n`, { mode: 0o755 });
  const env = { PATH: `${bin}${delimiter}${process.env['PATH']}`, EXAMPLE_KEY: 'hunter2-given' };

  test('is started as its file says, with that, and its values stand in no report', async () => {
    const { code, stdout, stderr } = await runToolrisk(['scan', 'image', '--catalog', catalog, '--arg', 'honest', '--env', 'EXAMPLE_KEY', '--env', 'OTHER=hunter2-other', '--yes', '--format', 'json'], { env });
    assert.equal(code, 0, stdout + stderr);
    const [server] = (JSON.parse(stdout) as { servers: { server: string; outcome: string; tools: unknown[] }[] }).servers;
    assert.deepEqual([server?.server, server?.outcome, (server?.tools.length ?? 0) > 0], ['image', 'listed', true]);
    assert.ok(!(stdout + stderr).includes('hunter2'));
  });

  test('is not started without an agreement, nor when nobody has reviewed it', async () => {
    const asked = await runToolrisk(['scan', 'image', '--catalog', catalog, '--arg', 'honest'], { env });
    assert.deepEqual([asked.code, asked.stdout], [2, '']);
    const taken = await runToolrisk(['scan', 'taken', '--catalog', catalog, '--arg', 'honest', '--yes', '--format', 'json']);
    assert.match(taken.stdout, /"cause":\s*"unreviewed"/);
    assert.equal(taken.code, 3);
  });
});

describe('a container that a config starts', () => {
  test('gets nothing of this machine, and every report says what was left out', async () => {
    const path = join(folder, 'docker.json');
    writeFileSync(path, JSON.stringify({ mcpServers: { box: { command: 'docker', args: ['run', '-i', '-v', '/home:/home', '--privileged', '--network', 'host', 'toolrisk.invalid/none:1'] } } }));
    for (const format of ['table', 'markdown', 'json']) {
      // Whether docker is here or not: there is no such image.
      const { code, stdout } = await runToolrisk(['scan', path, '--yes', '--format', format], { env: { PATH: dirname(process.execPath) } });
      assert.equal(code, 3);
      assert.match(stdout.replace(/[\\`]/g, '').replace(/\s+/g, ' '), /Not passed to the container, because they expose this machine: -v, --privileged, --network host\./);
    }
  });
});

describe('a container that was never run', () => {
  const noDaemon = 'docker: Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?';
  const bin = temporaryFolder();
  writeFileSync(join(bin, 'docker'), `#!/bin/sh\n[ "$1" = run ] || exit 1\necho '${noDaemon}' >&2\necho >&2\necho "Run 'docker run --help' for more information" >&2\nexit 125\n`, { mode: 0o755 });
  const env = { PATH: `${bin}${delimiter}${process.env['PATH']}` };
  const path = join(temporaryFolder(), 'mcp.json');
  writeFileSync(path, JSON.stringify({ mcpServers: { box: { command: 'docker', args: ['run', '-i', '--rm', '-e', 'EXAMPLE_KEY', 'host.example/image'], env: { EXAMPLE_KEY: 'dummy' } } } }));

  for (const words of [[path], ['oci:host.example/image:1'], ['--', 'docker', 'run', 'host.example/image:1']]) {
    test(`is not said to have shut anything in, and its client is helped: ${words[0]?.startsWith('/') === true ? 'of a config' : words[0]}`, async () => {
      const { code, stdout } = await runToolrisk(['scan', '--yes', '--format', 'json', ...words], { env });
      const [server] = (JSON.parse(stdout) as { servers: { outcome: string; sandbox?: string; problem: object }[] }).servers;
      assert.deepEqual([code, server?.outcome, server?.sandbox, server?.problem], [3, 'failed', undefined, {
        cause: 'sandbox-unavailable', says: `it was not started: the daemon of docker does not answer: ${noDaemon}`, remedy: 'Start it, and see with docker version that you may use its socket.',
      }]);
    });
  }
});

describe('relative commands of a config that is named by its path', () => {
  const program = `import ${JSON.stringify(join(root, 'test/connect/servers/stand-in.mjs'))};\n`;
  const cases: [string, string, object][] = [
    ['sub/mcp.json', 'sub/server.mjs', { command: process.execPath, args: ['server.mjs', 'honest'] }],
    ['deep/er/mcp.json', 'deep/er/run', { command: './run', args: ['run', 'honest'] }],
    ['app/.vscode/mcp.json', 'app/server.mjs', { command: process.execPath, args: ['./server.mjs', 'honest'] }],
    ['other/mcp.json', 'other/in/server.mjs', { command: process.execPath, args: ['server.mjs', 'honest'], cwd: 'in' }],
  ];
  for (const [config, server, entry] of cases) {
    test(`start where it is meant: ${config}`, async () => {
      for (const path of [config, server]) mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, config), JSON.stringify({ mcpServers: { mine: entry } }));
      writeFileSync(join(folder, server), server.endsWith('run') ? `#!/bin/sh\nexec ${process.execPath} ${standIn} honest\n` : program, { mode: 0o755 });
      const { code, stdout, stderr } = await runToolrisk(['scan', `./${config}`, '--sandbox', 'none', '--yes'], { cwd: folder });
      assert.equal(code, 0, stdout + stderr);
      assert.match(stdout, /read_note/);
    });
  }
});
