import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readClientConfig } from '../../src/sources/configs/parse-client-config.ts';
import { parseDocument } from '../../src/sources/parse-document.ts';

const good = { command: 'node', args: ['a.mjs'] };
const local = { type: 'local', command: ['node', 'a.mjs'] };
const goose = { type: 'stdio', enabled: true, name: 'good', cmd: 'node', args: ['a.mjs'] };
/** A config by the place it lies at, and the servers that it has: those that are bad with a star. */
type Row = [place: string, config: object, servers: string[]];

const servers = (found: ReturnType<typeof readClientConfig>) => found?.map(({ server, bad }) => (bad === undefined ? server : `${server}*`)) ?? null;

describe('one bad entry of a config', () => {
  const wrong = ['x', null, 5, true, ['node', 'x'], {}];
  for (const bad of wrong) {
    const rows: Row[] = [
      ['opencode.json', { mcp: { good: local, bad } }, ['good', 'bad*']], ['crush.json', { mcp: { good, bad } }, ['good', 'bad*']], ['any.json', { mcp: { good: local, bad } }, ['good', 'bad*']],
      ['.mcp.json', { mcpServers: { good, bad } }, ['good', 'bad*']], ['.mcp.json', { good, bad }, ['good', 'bad*']], ['any.json', { good, bad }, ['good', 'bad*']], ['any.json', { one: good, bad, two: good, worse: bad }, ['one', 'bad*', 'two', 'worse*']],
      ['.vscode/mcp.json', { servers: { good, bad } }, ['good', 'bad*']], ['settings.json', { mcp: { servers: { good, bad } } }, ['good', 'bad*']], ['.zed/settings.json', { context_servers: { good, bad } }, ['good', 'bad*']],
      ['.amp/settings.json', { 'amp.mcpServers': { good, bad } }, ['good', 'bad*']], ['config.json', { mcp_servers: { good, bad } }, ['good', 'bad*']], ['goose/config.yaml', { extensions: { good: goose, bad } }, ['good', 'bad*']],
      ['/home/me/.config/goose/config.yaml', { extensions: { bad, own: { type: 'builtin', enabled: true, name: 'developer' } } }, ['bad*']],
      ['~/.continue/config.json', { mcpServers: [{ name: 'good', ...good }, bad] }, ['good', 'entry 2*']],
      // Where it is the only one, the client's own file tells that it was meant to be one.
      ['opencode.json', { mcp: { bad } }, ['bad*']], ['.mcp.json', { mcpServers: { bad } }, ['bad*']], ['~/.continue/config.json', { mcpServers: [bad] }, ['entry 1*']],
      ['~/.claude.json', { mcpServers: { good }, projects: { '/p': { mcpServers: { bad } }, '/q': {} } }, ['good', 'bad*']],
    ];
    for (const [place, config, expected] of rows) {
      // What is JSON is YAML, too.
      test(`that is ${JSON.stringify(bad)} is dropped alone, and named: ${place} ${JSON.stringify(Object.keys(config))} ${expected.join(' ')}`, () => {
        assert.deepEqual(servers(readClientConfig(JSON.stringify(config), place)), expected);
        const document = parseDocument(JSON.stringify(config), place);
        assert.ok(document.kind === 'config');
        assert.deepEqual(servers(document.servers), expected);
      });
    }
  }

  const types: [entry: object, bad: boolean][] = [[goose, false], [{ ...goose, type: 'stdioo' }, true], [{ ...goose, type: undefined }, true], [{ ...goose, type: 5 }, true], [{ ...goose, type: 'sse', uri: 'https://x.example/' }, false]];
  for (const [entry, isBad] of types) {
    test(`of Goose is one without a type that it knows: ${JSON.stringify(entry)}`, () => {
      assert.deepEqual(servers(readClientConfig(JSON.stringify({ extensions: { a: goose, b: entry } }), 'goose/config.yaml')), ['a', isBad ? 'b*' : 'b']);
    });
  }

  for (const given of ['x', 5, true]) {
    test(`is said of all servers that are ${JSON.stringify(given)}, in the file of a client`, () => {
      assert.deepEqual(servers(readClientConfig(JSON.stringify({ mcp: given }), 'opencode.json')), ['all servers*']);
      assert.deepEqual(servers(readClientConfig(JSON.stringify({ projects: { '/p': { mcpServers: given } } }), '~/.claude.json')), ['all servers*']);
    });
  }
});

describe('what is no server', () => {
  const others: [place: string, config: object][] = [
    ['settings.json', { model: 'x', statusLine: { type: 'command', command: 'line.sh' } }], ['settings.json', { hooks: {}, statusLine: { type: 'command', command: 'line.sh' } }],
    ['.zed/settings.json', { theme: 'x', formatter: { command: 'x' } }], ['any.json', { description: 'x', run: { command: 'x' } }], ['any.json', { a: 1, b: 2, c: 3, d: 4, run: { command: 'x' } }],
    ['.gemini/settings.json', { mcp: { serverCommand: 'x', allowed: ['a'] } }], ['~/.config/goose/config.yaml', { extensions: { own: { type: 'builtin', enabled: true }, page: { type: 'platform' } } }],
  ];
  for (const [place, config] of others) test(`is none: ${place} ${JSON.stringify(config)}`, () => assert.equal(readClientConfig(JSON.stringify(config), place), null));
});

describe('a file with servers under several keys', () => {
  const other = { command: 'node', args: ['b.mjs'] };
  const rows: Row[] = [
    ['any.json', { mcpServers: { one: good }, servers: { two: other } }, ['one', 'two']],
    ['/home/me/.config/Code/User/settings.json', { 'amp.mcpServers': { amp: good }, mcp: { servers: { code: other } } }, ['code', 'amp']],
    ['any.json', { context_servers: { a: good }, mcp: { b: local }, mcp_servers: { c: other } }, ['c', 'a', 'b']],
    ['any.json', { mcp: { inputs: [], servers: { a: good }, b: local } }, ['a', 'b']],
    ['~/.claude.json', { mcpServers: { a: good }, projects: { '/p': { mcpServers: { a: other } } } }, ['a', 'a']],
    // The same one is one; another of its name says where it stands.
    ['any.json', { mcpServers: { a: good }, servers: { a: good } }, ['a']],
    ['any.json', { mcpServers: { a: good }, servers: { a: other, b: good } }, ['a', 'a (servers)', 'b']],
    // Something else that is called servers.
    ['any.json', { mcpServers: { a: good }, servers: { web: { host: '192.0.2.1' } } }, ['a']],
  ];
  for (const [place, config, expected] of rows) test(`has all of them: ${JSON.stringify(config)}`, () => assert.deepEqual(servers(readClientConfig(JSON.stringify(config), place)), expected));
});
