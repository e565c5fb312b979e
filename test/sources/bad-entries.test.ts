import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readClientConfig } from '../../src/sources/configs/parse-client-config.ts';
import { planConfigured } from '../../src/flow/scan/plan/plan-servers.ts';
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

describe('an entry that says two things', () => {
  const [command, url] = [{ command: 'node', args: ['a.mjs'] }, { url: 'https://x.example/mcp' }];
  const rows: [place: string, entry: object, kind: string, note: RegExp | null][] = [
    ['.mcp.json', { ...command, ...url }, 'url', /^Its entry has an address and a command: its address was asked, and the command not started\.$/], ['.mcp.json', { ...command, ...url, type: 'http' }, 'url', /the command not started/],
    ['.mcp.json', { ...command, ...url, type: 'stdio' }, 'command', /by its type its command was started, and the address not asked/], ['opencode.json', { command: ['node', 'a.mjs'], ...url, type: 'local' }, 'command', /address not asked/],
    ['.mcp.json', { ...command, type: 'carrier-pigeon' }, 'command', /^The type of its entry is none that toolrisk knows, and a client may refuse it: its command was started\.$/], ['.mcp.json', { ...url, type: 'carrier-pigeon' }, 'url', /none that toolrisk knows.*its address was asked/],
    ['.mcp.json', { ...command, type: 5 }, 'command', /none that toolrisk knows/], ['.mcp.json', { ...command, type: 'http' }, 'command', /says otherwise/], ['.mcp.json', { ...url, type: 'stdio' }, 'url', /says otherwise/],
    ['.gemini/settings.json', { ...url, httpUrl: 'https://y.example/mcp' }, 'https://y.example/mcp', /several addresses/], ['.mcp.json', { ...url, httpUrl: 'https://y.example/mcp' }, 'https://x.example/mcp', /several addresses/],
    ['.mcp.json', { ...url, serverUrl: url.url }, 'url', null], ['.mcp.json', { ...url, command: '' }, 'url', null], ['.mcp.json', { ...command, url: '' }, 'command', null],
    ...['stdio', 'local', null, undefined].map((type): [string, object, string, null] => ['.mcp.json', { ...command, type }, 'command', null]), ...['http', 'sse', 'streamable-http', 'remote', 'streamableHttp', null].map((type): [string, object, string, null] => ['.mcp.json', { ...url, type }, 'url', null]),
  ];
  for (const [place, entry, kind, note] of rows) {
    test(`is read as a client would, and ${note === null ? 'nothing needs to be said' : 'the choice is said'}: ${place} ${JSON.stringify(entry)}`, () => {
      const key = place === 'opencode.json' ? 'mcp' : 'mcpServers';
      const [found] = readClientConfig(JSON.stringify({ [key]: { s: entry } }), place) ?? [];
      assert.ok(found !== undefined && found.bad === undefined);
      assert.equal(kind.startsWith('https:') ? (found.launch.kind === 'url' && found.launch.url) : found.launch.kind, kind);
      if (note === null) assert.equal(found.note, undefined);
      else assert.match(found.note ?? '', note);
      const plan = planConfigured(found);
      assert.ok('launch' in plan && (note === null || note.test(plan.note ?? '')));
    });
  }
});

describe('servers that a client keeps in other ways', () => {
  test('are those of the powers of Kiro too', () => {
    assert.deepEqual(servers(readClientConfig(JSON.stringify({ mcpServers: { a: good }, powers: { mcpServers: { b: good } } }), '.kiro/settings/mcp.json')), ['a', 'b']);
  });
  for (const [place, entry, off] of [['opencode.json', { enabled: true }, /switches on what another file describes/], ['~/.continue/config.json', { uses: 'a/memory-mcp' }, /from a hub/]] as const) {
    test(`are passed over, and not bad, where another place describes them: ${JSON.stringify(entry)}`, () => {
      const config = place === 'opencode.json' ? { mcp: { good: local, other: entry } } : { mcpServers: [{ name: 'good', ...good }, entry] };
      const [, other] = readClientConfig(JSON.stringify(config), place) ?? [];
      assert.deepEqual([other?.bad, off.test(other?.off ?? '')], [undefined, true]);
    });
  }
});

describe('a key that a config has twice', () => {
  const entry = JSON.stringify(good);
  const rows: [place: string, text: string, servers: string[]][] = [
    ['any.json', `{"mcpServers":{"dup":${entry},\n"dup":{"command":"x"}}}`, ['dup', 'dup (line 1)*']], ['any.json', `{"mcpServers":{"a":${entry}},\n"mcpServers":{"b":${entry}}}`, ['b', 'mcpServers (line 1)*']],
    ['.mcp.json', `{"a":${entry},"a":${entry}}`, ['a', 'a (line 1)*']], ['.vscode/mcp.json', `{"servers":{/* one */"a":${entry},\n"a":${entry},},}`, ['a', 'a (line 1)*']],
    ['opencode.json', `{"mcp":{"a":${JSON.stringify(local)},"a":${JSON.stringify(local)},"a":"x"}}`, ['a*', 'a (line 1)*', 'a (line 1)*']], ['~/.claude.json', `{"projects":{"/p":{"mcpServers":{"a":${entry},"a":${entry}}}}}`, ['a', 'a (line 1)*']],
    ['any.json', `{"theme":1,"theme":2,"mcpServers":{"a":${entry}}}`, ['a']], ['any.json', `{"mcpServers":{"a":${entry},"b":${entry}}}`, ['a', 'b']],
  ];
  for (const [entry, note] of [
    ['"command":"x","command":"node"', 'Its entry has twice, and only the last counts: command (line 2).'], ['"command":"node","env":{"A":"1","A":"2"}', 'Its entry has twice, and only the last counts: A (line 2).'],
    ['"command":"node","env":{"A":"1","A":"1"}', undefined],
  ] as const) {
    test(`is a note where it stands within a server: ${entry}`, () => {
      assert.deepEqual(readClientConfig(`{\n"mcpServers":{"a":{${entry}}}}`, 'any.json')?.map(({ server, bad, note }) => [server, bad, note]), [['a', undefined, note]]);
    });
  }
  for (const [place, text, expected] of rows) {
    test(`is named where what it has is lost: ${text.replaceAll('\n', ' ')}`, () => {
      assert.deepEqual(servers(readClientConfig(text, place)), expected);
      const document = parseDocument(text, place);
      assert.deepEqual(document.kind === 'config' && servers(document.servers), expected);
    });
  }
});
