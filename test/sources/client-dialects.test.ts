import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { clientOf, personalPlaces, projectPlaces } from '../../src/sources/configs/client-places.ts';
import { parseClientConfig, readClientConfig } from '../../src/sources/configs/parse-client-config.ts';
import type { ConfiguredServer } from '../../src/sources/configs/parse-client-config.ts';
import { parseDocument } from '../../src/sources/parse-document.ts';

const read = (text: string, place: string, secrets: [string, string][] = []) => parseClientConfig(text, place, { known: { secrets: new Map(secrets) } });
const one = (text: string, place: string, secrets: [string, string][] = []) => {
  const [first] = read(text, place, secrets);
  assert.ok(first);
  return first;
};
const command = ({ launch }: ConfiguredServer) => { assert.ok(launch.kind === 'command'); return launch; };
const url = ({ launch }: ConfiguredServer) => { assert.ok(launch.kind === 'url'); return launch; };

describe("the config of a client of one's own kind", () => {
  test('Claude Code: servers of the person and of each project', () => {
    const text = JSON.stringify({
      numStartups: 3, mcpServers: { everywhere: { command: 'a' } },
      projects: { '/work/one': { mcpServers: { here: { type: 'sse', url: 'https://x.example/sse' } } }, '/work/two': { mcpServers: {} }, '/work/three': {} },
    });
    assert.deepEqual(read(text, '~/.claude.json').map(({ server, project }) => [server, project]), [['everywhere', undefined], ['here', '/work/one']]);
  });

  test('Windsurf: serverUrl', () => {
    const server = one('{"mcpServers":{"x":{"serverUrl":"https://x.example/mcp","headers":{"Authorization":"Bearer ${env:KEY}"}}}}', '~/.codeium/windsurf/mcp_config.json');
    assert.deepEqual([url(server).url, server.needs], ['https://x.example/mcp', ['KEY']]);
  });

  test('Gemini CLI: httpUrl, and $NAME beside ${NAME}', () => {
    const text = '{"mcpServers":{"x":{"httpUrl":"https://x.example/mcp","headers":{"A":"$ONE-${TWO}-${THREE:-3}"}}, /* and */ "y":{"command":"y","cwd":"sub","env":{"K":"$ONE"}}}}';
    const [x, y] = read(text, '.gemini/settings.json');
    assert.deepEqual([x!.needs, url(x!).headers], [['ONE', 'TWO'], { A: '$ONE-${TWO}-3' }]);
    assert.deepEqual([y!.needs, command(y!).cwd], [['ONE'], 'sub']);
    assert.deepEqual(one('{"mcpServers":{"x":{"command":"$HOME/x"}}}', '.mcp.json').needs, [], 'elsewhere $NAME is a text like any other');
  });

  test('Codex: TOML, with headers and tokens by the names of variables', () => {
    const text = `
# what Codex starts
model = "x"
[mcp_servers.local]
command = "npx"
args = ["-y", "server"]
env = { "LEVEL" = "debug" }
env_vars = ["OPTIONAL"]
cwd = "/srv"
startup_timeout_sec = 9_007_199_254_740_993
since = 2026-01-01T00:00:00Z
[mcp_servers.far]
url = "https://x.example/mcp"
bearer_token_env_var = "TOKEN"
http_headers = { "X-A" = "1" }
env_http_headers = { "X-B" = "B_VALUE" }
[mcp_servers.off]
command = "x"
enabled = false
`;
    const [local, far, off] = read(text, '~/.codex/config.toml');
    assert.deepEqual([local!.launch, local!.needs], [{ kind: 'command', command: 'npx', args: ['-y', 'server'], env: { OPTIONAL: '', LEVEL: 'debug' }, cwd: '/srv' }, []]);
    assert.deepEqual([far!.needs, url(far!).headers], [['B_VALUE', 'TOKEN'], { 'X-A': '1', 'X-B': '${B_VALUE}', Authorization: 'Bearer ${TOKEN}' }]);
    assert.match(off!.off ?? '', /says not to/);
    assert.throws(() => read('[mcp_servers\ncommand = 1', 'config.toml'), /^PlaceError: config\.toml:1:\d+: is not TOML: .* Correct it, or name another file\.$/);
    assert.equal(readClientConfig('model = "x"', 'config.toml'), null);
  });

  test('Zed: context servers of both forms; one that an extension starts is no mistake', () => {
    const text = `{ "theme": "x", // settings
      "context_servers": {
        "new": { "source": "custom", "command": "npx", "args": ["a"], "env": {}, },
        "old": { "command": { "path": "/bin/x", "args": ["b"], "env": { "K": "v" } }, "settings": {} },
        "far": { "url": "https://x.example/mcp" },
        "ext": { "source": "extension", "settings": { "token": "hunter2" } },
        "ext2": { "settings": {} },
      } }`;
    const servers = read(text, '.zed/settings.json');
    assert.deepEqual(servers.slice(0, 2).map((server) => [command(server).command, command(server).args, command(server).env]), [['npx', ['a'], {}], ['/bin/x', ['b'], { K: 'v' }]]);
    assert.deepEqual(servers.map(({ off }) => off?.slice(0, 12) ?? null), [null, null, null, 'an extension', 'an extension']);
    assert.ok(!JSON.stringify(servers).includes('hunter2'));
  });

  test('opencode: an array of words, environment, and {env:NAME}', () => {
    const text = `{ "$schema": "https://opencode.ai/config.json", "mcp": {
        "local": { "type": "local", "command": ["bun", "x", "server"], "environment": { "K": "{env:KEY}", "F": "{file:~/key}" } },
        "far": { "type": "remote", "url": "https://x.example", "headers": { "A": "{env:KEY}" }, "enabled": true },
        "elsewhere": { "enabled": false },
      }, }`;
    const [local, far, elsewhere] = read(text, 'opencode.jsonc', [['KEY', 'hunter2']]);
    assert.deepEqual([command(local!).command, command(local!).args, command(local!).env['K'], local!.needs, local!.secrets], ['bun', ['x', 'server'], 'hunter2', ['file:~/key'], ['hunter2']]);
    assert.deepEqual([url(far!).headers, far!.needs], [{ A: 'hunter2' }, []]);
    assert.match(elsewhere!.off ?? '', /says not to/);
    assert.deepEqual(read('{"mcp":{"servers":{"a":{"type":"local","command":["x"]}}}}', 'opencode.json').map(({ server }) => server), ['a']);
  });

  test('accepts comments only where the client does', () => {
    const text = '{ /* mine */ "mcpServers": { "a": { "command": "x" }, } }';
    for (const place of ['.cursor/mcp.json', '.vscode/mcp.json', 'my-config.json']) assert.equal(read(text, place).length, 1, place);
    for (const place of ['.mcp.json', 'C:\\Users\\me\\AppData\\Roaming\\Claude\\claude_desktop_config.json']) assert.throws(() => read(text, place), /is not JSON: invalid comment token/, place);
  });
});

describe('a variable that the user passes', () => {
  const text = JSON.stringify({ mcpServers: { x: { command: 'x', args: ['${env:ONE}', '${TWO:-two}'], env: { K: '${ONE}', L: '${THREE}' } } } });
  test('is filled in wherever it is named, and no other', () => {
    const server = one(text, 'c.json', [['ONE', 'hunter2']]);
    assert.deepEqual([command(server).args, command(server).env, server.needs, server.secrets], [['hunter2', 'two'], { K: 'hunter2', L: '${THREE}' }, ['THREE'], ['hunter2']]);
  });
  test('wins over a default, and is not filled again', () => {
    assert.deepEqual(command(one(text, 'c.json', [['TWO', '${ONE}'], ['ONE', 'x']])).args, ['x', '${ONE}']);
  });
  test('never fills an input: those are asked for', () => {
    assert.deepEqual(one('{"servers":{"x":{"command":"x","args":["${input:ONE}"]}}}', 'c.json', [['ONE', 'hunter2']]).needs, ['input:ONE']);
  });
});

describe('the place of a config', () => {
  test('tells the client', () => {
    const known: [string, string | null][] = [['.mcp.json', 'claude-code'], ['/work/x/.cursor/mcp.json', 'cursor'], ['mcp.json', null], ['C:\\x\\.vscode\\mcp.json', 'vs-code'],
      ['/home/me/.config/Code/User/settings.json', 'vs-code'], ['/home/me/.gemini/settings.json', 'gemini-cli'], ['settings.json', null], ['/x/opencode.jsonc', 'opencode'], ['my.mcp.json', null]];
    assert.deepEqual(known.map(([path]) => [path, clientOf(path)]), known);
  });

  for (const [system, env, some] of [
    ['linux', {}, ['/h/.config/Claude/claude_desktop_config.json', '/h/.claude.json', '/h/.config/Code/User/mcp.json', '/h/.codeium/windsurf/mcp_config.json', '/h/.codex/config.toml', '/h/.config/zed/settings.json', '/h/.config/opencode/opencode.json']],
    ['linux', { XDG_CONFIG_HOME: '/xdg', CODEX_HOME: '/codex' }, ['/xdg/Claude/claude_desktop_config.json', '/codex/config.toml', '/xdg/zed/settings.json']],
    ['darwin', {}, ['/h/Library/Application Support/Claude/claude_desktop_config.json', '/h/Library/Application Support/Code/User/settings.json', '/h/.config/zed/settings.json']],
    ['win32', { APPDATA: 'C:/R' }, ['C:/R/Claude/claude_desktop_config.json', 'C:/R/Code/User/mcp.json', 'C:/R/Zed/settings.json', '/h/.cursor/mcp.json']],
    ['freebsd', {}, ['/h/.claude.json', '/h/.cursor/mcp.json', '/h/.gemini/settings.json']],
  ] as const) {
    test(`is known on ${system} with ${JSON.stringify(env)}`, () => {
      const paths = personalPlaces({ system, home: '/h', env }).map(({ path }) => path);
      for (const path of some) assert.ok(paths.includes(path), `${path} of ${paths.join(', ')}`);
      assert.equal(new Set(paths).size, paths.length);
    });
  }

  test('is inside the project for those of a project', () => {
    assert.ok(projectPlaces.every(({ path }) => /^[.a-z]/.test(path) && !path.includes('~')));
  });
});

test('a config is told from a dump also for Zed, opencode and Codex', () => {
  const kind = (text: string, place = 'x.json') => parseDocument(text, place).kind;
  assert.equal(kind('{"context_servers":{}}'), 'config');
  assert.equal(kind('{"mcp":{"a":{"type":"local","command":["x"]}}}'), 'config');
  assert.equal(kind('[mcp_servers.a]\ncommand = "x"', 'x.toml'), 'config');
  assert.equal(kind('{"tools":[{"name":"a","_meta":{"mcp":{"a":{"type":"local"}}}}]}'), 'dump');
  assert.equal(kind('{"name":"a","description":"x","inputSchema":{},"mcp":{"risk":"low"}}'), 'dump');
});
