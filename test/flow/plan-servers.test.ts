import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Launch } from '../../src/connect/launch/launch.ts';
import { maskFor } from '../../src/connect/masking/mask.ts';
import { planConfigured, planSource } from '../../src/flow/scan/plan/plan-servers.ts';
import type { LaunchSource } from '../../src/flow/scan/plan/plan-servers.ts';
import { parseClientConfig } from '../../src/sources/configs/parse-client-config.ts';
import { parseCommand, parseSource } from '../../src/sources/parse-source.ts';

function planned(argument: string): { server: string; launch: Launch } {
  const plan = planSource(parseSource(argument) as LaunchSource, {});
  assert.ok('launch' in plan);
  return plan;
}

describe('a package or an image', () => {
  for (const [source, label, args] of [
    ['pypi:mcp-server-fetch', 'mcp-server-fetch', ['mcp-server-fetch']],
    ['pypi:mcp-server-fetch@2025.4.7', 'mcp-server-fetch', ['mcp-server-fetch@2025.4.7']],
  ] as const) {
    test(`${source} is started by uvx, with a network`, () => {
      assert.deepEqual(planned(source), { server: label, launch: { kind: 'command', command: 'uvx', args: [...args], env: {}, files: {}, hosts: [], givenBy: 'options' } });
    });
  }

  test('of a container registry is started by docker, as nobody', () => {
    const { server, launch } = planned(`oci:ghcr.io/a/b:v1@sha256:${'a'.repeat(64)}`);
    assert.ok(launch.kind === 'command' && launch.contained === true);
    assert.equal(server, 'ghcr.io/a/b:v1');
    const line = [launch.command, ...launch.args].join(' ');
    assert.match(line, /^docker --user 65534:65534 ghcr\.io\/a\/b:v1@sha256:a+$/);
  });
});

describe('what a person gives a server', () => {
  const given = { args: ['--root', '/x'], env: { TOKEN: 'hunter2' } };

  test('reaches a package of npm, with the command that is named', () => {
    assert.deepEqual(planSource(parseSource('npm:server@1.0.0') as LaunchSource, {}, { ...given, bin: 'other' }), {
      server: 'server',
      launch: { kind: 'npm', package: 'server', version: '1.0.0', args: ['--root', '/x'], env: { TOKEN: 'hunter2' }, files: {}, hosts: [], author: { kind: 'person' }, bin: 'other', givenBy: 'options', secrets: ['hunter2'] },
    });
  });

  for (const [source, words] of [['pypi:server', /^uvx server --root \/x$/], ['oci:a/b:1', /^docker --user 65534:65534 a\/b:1 --root \/x$/]] as const) {
    test(`reaches ${source}`, () => {
      const plan = planSource(parseSource(source) as LaunchSource, {}, given);
      assert.ok('launch' in plan && plan.launch.kind === 'command');
      assert.match([plan.launch.command, ...plan.launch.args].join(' '), words);
      assert.deepEqual([plan.launch.env, plan.launch.secrets], [{ TOKEN: 'hunter2' }, ['hunter2']]);
    });
  }
});

describe('a command that wraps a server', () => {
  const command = (words: string[], env: Record<string, string> = {}) => planSource(parseCommand(words) as LaunchSource, {}, { args: [], env });
  const configured = (entry: object, passed: [string, string][] = []) => planConfigured(parseClientConfig(JSON.stringify({ mcpServers: { mine: entry } }), 'mcp.json', { known: { secrets: new Map(passed) } })[0]!);

  test('is an npm package, without a network, under its name', () => {
    const launch = { kind: 'npm', package: '@scope/server', version: '1.2.3', args: ['a'], env: {}, files: {}, hosts: [], secrets: [] };
    assert.deepEqual(command(['npx', '-y', '@scope/server@1.2.3', 'a']), { server: '@scope/server', launch: { ...launch, author: { kind: 'person' }, givenBy: 'command' } });
    assert.deepEqual(configured({ command: 'cmd', args: ['/c', 'npx', '-y', '@scope/server@1.2.3', 'a'] }), { server: 'mine', key: 'mine', launch: { ...launch, author: { kind: 'config' }, givenBy: 'config' } });
  });

  test('stands where its config does, as a command does', () => {
    const [entry] = parseClientConfig(JSON.stringify({ mcpServers: { mine: { command: 'npx', args: ['-y', 'server', '.'], cwd: 'sub' } } }), 'mcp.json');
    const plan = planConfigured(entry!, { base: '/p', project: '/p' });
    assert.ok('launch' in plan && plan.launch.kind === 'npm');
    assert.deepEqual([plan.launch.cwd, plan.launch.namesCwd, plan.launch.author], ['/p/sub', true, { kind: 'config', project: '/p' }]);
  });

  test('is an address with its headers, filled in from the variables of the entry or of the user', () => {
    const args = ['-y', 'mcp-remote', 'https://host.example/mcp', '--header', 'Authorization:${AUTH}'];
    assert.deepEqual(configured({ command: 'npx', args, env: { AUTH: 'Bearer ${TOKEN}' } }, [['TOKEN', 'hunter2']]), {
      server: 'mine', key: 'mine', launch: { kind: 'url', url: 'https://host.example/mcp', headers: { Authorization: 'Bearer hunter2' }, givenBy: 'config', secrets: ['hunter2'] },
    });
    const plan = configured({ command: 'npx', args });
    assert.ok('instead' in plan && plan.instead.problem?.says.includes('AUTH'));
    assert.deepEqual(command(['npx', ...args], { AUTH: 'hunter2' }), { server: 'host.example', launch: { kind: 'url', url: 'https://host.example/mcp', headers: { Authorization: 'hunter2' }, givenBy: 'command', secrets: ['hunter2'] } });
    const asked = command(['npx', ...args]);
    assert.ok('instead' in asked && /AUTH\.$/.test(asked.instead.problem?.says ?? '') && asked.instead.problem?.remedy.includes('--env'));
  });

  test('is an image that gets nothing of this machine, and what is left out is said', () => {
    const plan = configured({ command: 'docker', args: ['run', '-i', '-e', 'TOKEN', '-e', 'UNSET', '-v', '/:/host', '--network', 'host', '--privileged', 'a/b:1', '--flag'], env: { TOKEN: 'hunter2' } });
    assert.ok('launch' in plan && plan.launch.kind === 'command' && plan.launch.contained === true);
    const line = [plan.launch.command, ...plan.launch.args].join(' ');
    assert.equal(line, 'docker --user 65534:65534 a/b:1 --flag');
    assert.deepEqual(plan.launch.env, { TOKEN: 'hunter2' });
    assert.equal(maskFor(plan.launch)('bad token hunter2'), 'bad token [masked]');
    assert.equal(plan.note, 'Not passed to the container, because they expose this machine: -v, --network host, --privileged.');
  });

  test('is an image that gets what a person gives it, also where its words do not name that', () => {
    const plan = command(['docker', 'run', '-e', 'MODE=fast', '-e', 'TOKEN', 'a/b:1'], { TOKEN: 'hunter2', OTHER: '${TOKEN}', MODE: 'slow' });
    assert.ok('launch' in plan && plan.launch.kind === 'command');
    assert.deepEqual([plan.launch.env, plan.launch.secrets], [{ TOKEN: 'hunter2', OTHER: '${TOKEN}', MODE: 'slow' }, ['hunter2', '${TOKEN}', 'slow']]);
  });

  test('has its words shown with names where values of the person went in, and else as they are', () => {
    const [passed, args] = [[['A', 'n']] as [string, string][], ['--name', '${A}', 'node']];
    for (const [entry, shown] of [[{ command: 'npx', args: ['-y', 'server', ...args] }, args], [{ command: 'docker', args: ['run', 'a/b:1', ...args] }, ['--user', '65534:65534', 'a/b:1', ...args]], [{ command: 'node', args }, args]] as const) {
      const plan = configured(entry, passed);
      assert.ok('launch' in plan && plan.launch.kind !== 'url');
      assert.deepEqual([plan.launch.args.slice(-3), plan.launch.shownWords?.args], [['--name', 'n', 'node'], shown]);
      const without = configured({ ...entry, args: entry.args.filter((arg) => !arg.includes('$')) }, passed);
      assert.ok('launch' in without && without.launch.kind !== 'url' && without.launch.shownWords === undefined);
    }
  });

  test('stays a command where it asks for more', () => {
    const plan = command(['npx', '--registry=https://r.example', 'server']);
    assert.ok('launch' in plan && plan.launch.kind === 'command' && plan.launch.command === 'npx');
  });
});
