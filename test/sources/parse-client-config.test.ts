import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseClientConfig } from '../../src/sources/configs/parse-client-config.ts';
import { parseDocument } from '../../src/sources/parse-document.ts';

const config = (servers: object) => JSON.stringify({ mcpServers: servers });
const only = (entry: object) => parseClientConfig(config({ s: entry }), 'c.json')[0]!;

describe('a client config', () => {
  test('is read as Claude Desktop, Claude Code and Cursor write it', () => {
    assert.deepEqual(parseClientConfig(config({
      files: { command: 'npx', args: ['-y', 'server', '/tmp'], env: { LEVEL: 'debug', PORT: 80 } },
      remote: { type: 'http', url: 'https://example.com/mcp', headers: { 'X-Team': 'a' } },
    }), '.mcp.json'), [
      {
        server: 'files', launch: { kind: 'command', command: 'npx', args: ['-y', 'server', '/tmp'], env: { LEVEL: 'debug', PORT: '80' } },
        means: { kind: 'npm', package: 'server', version: 'latest', args: ['/tmp'], env: { LEVEL: 'debug', PORT: '80' } },
        asWritten: { wants: { by: 'npm', package: 'server', version: null, command: 'server' }, needs: [] }, needs: [], secrets: [], off: null,
      },
      { server: 'remote', launch: { kind: 'url', url: 'https://example.com/mcp', headers: { 'X-Team': 'a' } }, needs: [], secrets: [], off: null },
    ]);
  });

  test('is read as VS Code writes it, comments and trailing commas included', () => {
    const text = `{
      // asked for once
      "inputs": [{ "id": "token", "type": "promptString", },],
      "servers": { "gh": { "type": "stdio", "command": "gh-mcp", "env": { "TOKEN": "\${input:token}" }, }, },
    }`;
    const [server] = parseClientConfig(text, '.vscode/mcp.json');
    assert.deepEqual(server?.needs, ['input:token']);
    assert.deepEqual(parseClientConfig('{"mcp":{"servers":{"a":{"command":"x"}}}}', 'settings.json').map((found) => found.server), ['a']);
  });

  const placeholders: [string, string, string[]][] = [
    ['${GITHUB_TOKEN}', '${GITHUB_TOKEN}', ['GITHUB_TOKEN']],
    ['Bearer ${env:KEY}', 'Bearer ${env:KEY}', ['KEY']],
    ['${workspaceFolder}/x', '${workspaceFolder}/x', ['workspaceFolder']],
    ['${PORT:-8080}', '8080', []],
    ['${EMPTY:-}', '', []],
    ['$HOME and ${', '$HOME and ${', []],
  ];
  for (const [written, filled, needs] of placeholders) {
    test(`${written} is never taken from this machine`, () => {
      process.env['GITHUB_TOKEN'] = 'real';
      const { launch, needs: needed } = only({ command: 'x', args: [written] });
      assert.deepEqual([launch.kind === 'command' && launch.args, needed], [[filled], needs]);
    });
  }

  test('finds placeholders in command, address, headers and variables, and names each once', () => {
    assert.deepEqual(only({ command: '${BIN}', args: ['${A}'], env: { X: '${A}', Y: '${B}' } }).needs, ['A', 'B', 'BIN']);
    assert.deepEqual(only({ url: 'https://${HOST}/', headers: { A: '${T}' } }).needs, ['HOST', 'T']);
  });

  test('says which servers the client does not start', () => {
    for (const entry of [{ command: 'x', disabled: true }, { command: 'x', enabled: false }]) assert.match(only(entry).off ?? '', /says not to start it/);
  });

  test('keeps a server called __proto__', () => {
    const [server] = parseClientConfig('{"mcpServers":{"__proto__":{"command":"x"}}}', 'c.json');
    assert.equal(server?.server, '__proto__');
  });

  test('keeps the good entries beside bad ones, and says what is wrong with these, and no value of them', () => {
    const servers = parseClientConfig(config({ a: 1, b: { args: ['hunter2'] }, c: { command: 'x', args: 'hunter2' }, d: { command: 'fine' }, e: { command: 'x', env: ['hunter2'] }, f: { url: '' }, g: { command: ' ' }, h: { command: 'x', env: { A: 'hun\u0000ter2' } } }), 'c.json');
    assert.deepEqual(servers.map(({ server, bad }) => [server, bad]), [
      ['a', 'is no object'], ['b', 'has neither a command nor a URL'], ['c', '"args" is no array of strings'], ['d', undefined], ['e', '"env" is no object'], ['f', 'has neither a command nor a URL'], ['g', 'has neither a command nor a URL'], ['h', 'holds a NUL character, which no program and no address can have'],
    ]);
    assert.ok(!JSON.stringify(servers).includes('hunter2'));
  });

  test('is told from a dump by its content', () => {
    const kind = (text: string) => parseDocument(text, 'x.json').kind;
    assert.equal(kind('{"mcpServers":{}}'), 'config');
    assert.equal(kind('{/* empty */"servers":{},}'), 'config');
    assert.equal(kind('{"tools":[{"name":"a","description":"edits \\"mcpServers\\""}]}'), 'dump');
    assert.equal(kind('{"tools":[{"name":"a"}],"servers":{}}'), 'dump');
    assert.throws(() => kind('{"mcpServers":{"a":}'), /^PlaceError: x\.json:1:20: is not JSON: value expected\. /);
  });
});
