import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readWords } from '../../src/sources/launch-words/read-words.ts';

const npm = (name: string, args: string[] = [], rest: object = {}) => ({ kind: 'npm', package: name, version: 'latest', args, env: {}, ...rest });
const url = (address: string, headers: Record<string, string> = {}) => ({ kind: 'url', url: address, headers });
const oci = (image: string, rest: object = {}) => ({ kind: 'oci', image, options: [], args: [], env: {}, leftOut: [], ...rest });
const far = 'https://host.example/mcp';

describe('the words of a command', () => {
  /** Words, what they mean, and the variables they are started with. */
  const cases: [string[], object | null, Record<string, string>?][] = [
    // Runners of packages.
    [['npx', 'server'], npm('server')],
    [['npx', '-y', '@scope/server@1.2.3', '--root', '/data'], npm('@scope/server', ['--root', '/data'], { version: '1.2.3' })],
    [['npx', '--yes', '--package=@scope/pkg@next', 'the-bin', '-x'], npm('@scope/pkg', ['-x'], { version: 'next', bin: 'the-bin' })],
    [['npx', '-p', 'pkg', 'bin'], npm('pkg', [], { bin: 'bin' })],
    [['npx', '-y', '-p', 'pkg@1.0.0', '--', 'bin', 'a'], npm('pkg', ['a'], { version: '1.0.0', bin: 'bin' })],
    [['npx', '--', 'server', '--flag'], npm('server', ['--flag'])],
    [['npx', '-y', 'server', '--', 'a'], npm('server', ['--', 'a'])],
    [['/usr/bin/npx', '-q', 'server'], npm('server')],
    [['C:\\Program Files\\nodejs\\npx.cmd', '-y', 'server'], npm('server')],
    [['NPX.EXE', 'server'], npm('server')],
    [['npm', 'exec', '--', 'server', '--flag'], npm('server', ['--flag'])],
    [['npm', 'exec', '--yes', '--package=pkg', '--', 'bin', 'a'], npm('pkg', ['a'], { bin: 'bin' })],
    [['npm', 'x', '-y', 'server', '--', '--flag'], npm('server', ['--flag'])],
    [['npm', 'exec', 'server', 'plain'], npm('server', ['plain'])],
    [['pnpx', 'server'], npm('server')],
    [['pnpm', 'dlx', 'server@2.0.0', 'a'], npm('server', ['a'], { version: '2.0.0' })],
    [['pnpm', 'dlx', '--package=pkg', 'bin'], npm('pkg', [], { bin: 'bin' })],
    [['yarn', 'dlx', '-q', 'server'], npm('server')],
    [['yarn', 'dlx', '-p', 'pkg', 'bin'], npm('pkg', [], { bin: 'bin' })],
    [['bunx', 'server'], npm('server')],
    [['bun', 'x', 'server', 'a'], npm('server', ['a'])],
    [['npx', 'server'], npm('server', [], { env: { MODE: 'x' } }), { MODE: 'x' }],
    // What these do not mean.
    ...[
      ['npx'], ['npx', '-y'], ['npx', '-c', 'server'], ['npx', '--registry=https://r.example', 'server'], ['npx', '--registry', 'https://r.example', 'server'], ['npx', '--call=server'],
      ['npx', '-p', 'a', '-p', 'b', 'bin'], ['npx', '-p', 'pkg'], ['npx', 'github:a/b'], ['npx', 'a/b'], ['npx', 'git+https://host.example/a.git'], ['npx', './dir'], ['npx', '../dir'], ['npx', '/abs'], ['npx', 'file:dir'],
      ['npx', 'https://host.example/a.tgz'], ['npx', 'server@^1'], ['npx', 'server@>=1'], ['npx', 'server@npm:other'], ['npx', '-p', './dir', 'bin'], ['npx', '-p', 'pkg', '../bin;x'], ['npx', '--no-install', 'server'],
      ['npm', 'start'], ['npm', 'run', 'server'], ['npm', 'exec', 'server', '--flag'], ['npm', 'exec', '-c', 'server'], ['pnpm', 'exec', 'server'], ['yarn', 'server'], ['bun', 'run', 'server'], ['bunx', '--bun', 'server'],
      ['node', 'server.js'], ['uvx', 'server'], ['constructor', 'x'], [''],
    ].map((words): [string[], null] => [words, null]),
    // What only passes messages on.
    [['npx', 'mcp-remote', far], url(far)],
    [['npx', '-y', 'mcp-remote@latest', far, '--header', 'Authorization: Bearer ${TOKEN}', '--transport', 'sse-only'], url(far, { Authorization: 'Bearer ${TOKEN}' })],
    [['npx', '-y', 'mcp-remote@0.1.2', far, '8080', '--header', 'Authorization:${AUTH_HEADER}', '--header', 'X-A:b c'], url(far, { Authorization: 'Bearer x', 'X-A': 'b c' }), { AUTH_HEADER: 'Bearer x' }],
    [['npx', 'mcp-remote', far, '--header', 'Authorization:${AUTH}'], url(far, { Authorization: 'Bearer ${TOKEN}' }), { AUTH: 'Bearer ${TOKEN}' }],
    [['bunx', 'mcp-remote', '--allow-http', 'http://host.example/sse', '--debug'], url('http://host.example/sse')],
    [['npx', '-p', 'mcp-remote', 'mcp-remote', far], url(far)],
    [['npx', 'supergateway', '--sse', far], url(far)],
    [['npx', 'mcp-remote', far, '--unknown'], npm('mcp-remote', [far, '--unknown'])],
    [['npx', 'mcp-remote', 'file:///etc/passwd'], npm('mcp-remote', ['file:///etc/passwd'])],
    [['npx', '-p', 'mcp-remote', 'mcp-remote-client', far], npm('mcp-remote', [far], { bin: 'mcp-remote-client' })],
    [['npx', 'supergateway', '--stdio', 'x'], npm('supergateway', ['--stdio', 'x'])],
    // Containers.
    [['docker', 'run', '-i', '--rm', 'mcp/server'], oci('mcp/server')],
    [['docker', 'run', '-it', '--init', '--name', 'x', '--pull=always', 'host.example:5000/a/b:1.2', '--flag', 'a'], oci('host.example:5000/a/b:1.2', { args: ['--flag', 'a'] })],
    [['/usr/bin/podman', 'container', 'run', '-i', 'a/b@sha256:' + '0'.repeat(64)], oci('a/b@sha256:' + '0'.repeat(64))],
    [['docker', 'run', '-e', 'A', '-e', 'B=1', '--env', 'C=x=y', '--env=D=', '-eE=2', 'a/b'], oci('a/b', { env: { A: 'mine', B: '1', C: 'x=y', D: '', E: '2' } }), { A: 'mine', OTHER: 'kept out' }],
    [['docker', 'run', '-e', 'TOKEN', 'a/b'], oci('a/b', { env: { TOKEN: '${TOKEN:-}' } })],
    [['docker', 'run', '-w', '/app', '--entrypoint', 'node', '--platform=linux/amd64', 'a/b', 'server.js'], oci('a/b', { options: ['--workdir', '/app', '--entrypoint', 'node', '--platform', 'linux/amd64'], args: ['server.js'] })],
    [['docker', 'run', '-v', '/home/me:/data', '-v/etc:/etc', '--mount', 'type=bind,source=/,target=/host', '--privileged', '--network', 'host', '--pid=host', '--device', '/dev/sda', '--cap-add=ALL',
      '--security-opt', 'seccomp=unconfined', '-p', '8080:80', '-P', '--env-file', '.env', '--volumes-from', 'x', '--ipc', 'host', 'a/b'],
    oci('a/b', { leftOut: ['-v', '-v', '--mount', '--privileged', '--network host', '--pid host', '--device', '--cap-add ALL', '--security-opt', '-p', '-P', '--env-file', '--volumes-from', '--ipc host'] })],
    [['docker', 'run', '--network', 'none', '--new-in-docker=1', 'a/b'], oci('a/b', { leftOut: ['--new-in-docker'] })],
    ...[
      ['docker', 'run'], ['docker', 'run', '-i'], ['docker', 'run', '--new-in-docker', '1', 'a/b'], ['docker', 'exec', 'x', 'y'], ['docker', '--context', 'x', 'run', 'a/b'], ['docker', 'compose', 'run', 'a'],
      ['docker', 'run', '-i', 'https://host.example/x'], ['docker', 'run', '-Z', 'x', 'a/b'],
    ].map((words): [string[], null] => [words, null]),
    // Shells around them.
    [['cmd', '/c', 'npx', '-y', 'server', 'a b'], npm('server', ['a b'])],
    [['cmd.exe', '/d', '/s', '/c', 'npx -y pkg'], npm('pkg')],
    [['C:\\Windows\\System32\\cmd.exe', '/D', '/S', '/C', '"npx -y pkg --name "a b""'], npm('pkg', ['--name', 'a b'])],
    [['sh', '-c', 'npx -y pkg'], npm('pkg')],
    [['bash', '-lc', 'npx pkg "a b" \'c d\''], npm('pkg', ['a b', 'c d'])],
    [['/bin/zsh', '-l', '-c', 'exec npx pkg'], npm('pkg')],
    [['sh', '-c', 'MODE=fast npx pkg --key ${KEY}'], npm('pkg', ['--key', 'k'], { env: { KEY: 'k', MODE: 'fast' } }), { KEY: 'k' }],
    [['env', 'A=b', 'npx', 'pkg'], npm('pkg', [], { env: { A: 'b' } })],
    [['cmd', '/c', 'npx', 'mcp-remote', far], url(far)],
    [['sh', '-c', 'docker run -i --rm -v /:/host a/b'], oci('a/b', { leftOut: ['-v'] })],
    [['bash', '-c', "sh -c 'npx pkg'"], npm('pkg')],
    ...[
      ['sh', '-c', 'npx pkg; rm -rf x'], ['sh', '-c', 'npx pkg && x'], ['sh', '-c', 'npx pkg | x'], ['sh', '-c', 'npx pkg > x'], ['sh', '-c', 'npx $(x)'], ['sh', '-c', 'npx `x`'], ['sh', '-c', 'npx $X'], ['sh', '-c', 'npx pkg\nx'],
      ['sh', '-c', 'npx pkg', 'zero', 'one'], ['sh', 'script.sh'], ['sh', '-c', 'cd x && npx pkg'], ['sh', '-c', 'npx "pkg'], ['sh', '-xc', 'npx pkg'], ['cmd', '/c', 'npx pkg & x'], ['cmd', '/c', 'npx', 'pkg', '&', 'x'],
      ['cmd', '/k', 'npx pkg'], ['cmd', '/c', 'npx %X%'], ['sh', '-c', 'node server.js'], ['env', '-i', 'npx', 'pkg'], ['env', '-S', 'npx pkg'], ['sh', '-c', ''],
      ['sh', '-c', `sh -c "sh -c 'sh -c npx'"`],
    ].map((words): [string[], null] => [words, null]),
  ];
  for (const [words, meaning, env = {}] of cases) {
    test(`${words.join(' ').slice(0, 90)} ${meaning === null ? 'stay as they are' : `are ${(meaning as { kind: string }).kind}`}`, () => assert.deepEqual(readWords({ words, env }), meaning));
  }
});
