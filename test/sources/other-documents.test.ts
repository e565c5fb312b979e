import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseDocument } from '../../src/sources/parse-document.ts';
import { parseDump } from '../../src/sources/dumps/parse-dump.ts';
import { PlaceError } from '../../src/text/errors/place-error.ts';

const parsed = (value: unknown, place = 'x.json') => parseDocument(typeof value === 'string' ? value : JSON.stringify(value), place);
const schema = 'https://static.modelcontextprotocol.io/schemas/2025-12-11/server.schema.json';

describe('JSON that is neither tools nor servers', () => {
  const documents: [string, unknown, RegExp][] = [
    ['a package.json', { name: 'my-package', version: '1.0.0', description: 'Deletes everything.', scripts: {} }, /seems to be a package\.json of npm, .*npm:<name>\.$/],
    ['a package.json without scripts', { name: 'x', version: '1.0.0', main: 'index.js' }, /a package\.json of npm/],
    ['a lock file', { name: 'x', version: '1.0.0', lockfileVersion: 3, packages: { '': {} } }, /a lock file of npm/],
    ['an agent card', { name: 'Trip agent', description: 'Books trips.', url: 'https://a.example/', version: '1', capabilities: {}, skills: [{ id: 'book', name: 'book' }] }, /an agent card/],
    ['a chart of Helm', { apiVersion: 'v2', name: 'notes', version: '0.1.0', type: 'application' }, /a chart of Helm/],
    ['an object of Kubernetes', { apiVersion: 'v1', kind: 'Service', metadata: { name: 'x' } }, /an object of Kubernetes/],
    ['a chart of Vega', { $schema: 'https://vega.github.io/schema/vega-lite/v5.json', mark: 'bar', name: 'x' }, /a chart of Vega/],
    ['a plugin without servers', { name: 'my-plugin', version: '1.0.0', description: 'Deletes branches.', author: { name: 'A' } }, /a plugin that names no server/],
    ['a record of a registry without a package', { $schema: schema, name: 'io.github.example/notes', description: 'Deletes notes.', version: '1.0.2' }, /a record of a registry of MCP servers/],
    ['a record of a package of another registry', { name: 'io.github.example/notes', description: 'x', version: '1.0.2', packages: [{ registryType: 'nuget', identifier: 'Notes', version: '1.0.0' }] }, /is a record of a registry, and its server has packages of registries that are not supported/],
    ['a marketplace', { name: 'market', owner: { name: 'A' }, plugins: [{ name: 'a', source: './a' }] }, /a marketplace of plugins/],
    ['an OpenAPI document', { openapi: '3.1.0', info: { title: 'x' }, paths: {}, servers: [{ url: 'https://a.example' }] }, /OpenAPI/],
    ['settings without servers', { permissions: { allow: ['Bash(ls)'] } }, /settings for permissions/],
    ['a JSON Schema', { $schema: 'https://json-schema.org/draft/2020-12/schema', type: 'object', properties: {} }, /a JSON Schema/],
    ['the answer to initialize', { jsonrpc: '2.0', id: 1, result: { protocolVersion: '2025-06-18', capabilities: {} } }, /the answer of a server to initialize/],
    ['a report of toolrisk', { toolrisk: '1', rules: 'x', servers: [] }, /a report of toolrisk/],
    ['what nobody knows', { name: 'x', colour: 'red' }, /^x\.json: holds neither tools nor servers, but name, colour\. /],
    ['a list of what is no tool', [{ id: 1 }, { id: 2 }], /^x\.json: none of its 2 entries is a tool/],
    ['a list of what is called like people', [{ name: 'Bob', description: 'a person' }, { name: 'Ann', description: 'a person' }], /^x\.json: none of its 2 entries is a tool: each has a name, and nothing that only tools have, such as a schema\./],
    ['a description of messages', { asyncapi: '3.0.0', info: { title: 'x' }, servers: { production: { url: 'http://127.0.0.1:9' } } }, /\(AsyncAPI\)/],
    ['a configuration of language servers', { go: { command: 'gopls', args: ['serve'], extensionToLanguage: { '.go': 'go' } } }, /of language servers/],
    ['a list of packages', [{ name: 'a', version: '1.0.0', description: 'x' }], /^x\.json\[0\]: seems to be a package, or something else that has versions, and no tool\. /],
    ['a list of people', [{ name: 'Ann', email: 'a@b.example' }, { name: 'Bob', email: 'b@b.example' }], /^x\.json: none of its 2 entries is a tool/],
    ['labels of a code forge', [{ id: 1, name: 'bug', color: 'f00', default: true, description: 'Something is broken' }], /^x\.json\[0\]: has a name, and no schema or hints/],
    ['environment variables', [{ name: 'API_KEY', description: 'Deletes all', required: true }, { name: 'HOST', description: 'x', value: 'y' }], /^x\.json: none of its 2 entries is a tool/],
    ['parameters of an HTTP interface', [{ name: 'id', in: 'path', description: 'x', schema: {} }], /^x\.json\[0\]: has a name, and no schema/],
    ['products of a shop', [{ name: 'hammer', description: 'x', price: 4 }, { name: 'saw', description: 'x', price: 5 }], /^x\.json: none of its 2 entries is a tool/],
    ['a manifest of a web app', { name: 'x', short_name: 'x', start_url: '/', icons: [] }, /^x\.json: holds neither tools nor servers, but name, short_name, start_url, icons\. /],
    ['a list of package.json files', [{ name: 'a', scripts: {} }], /^x\.json\[0\]: seems to be a package\.json of npm, and no tool\. /],
  ];
  for (const [file, what] of [['package.json', 'a package.json of npm'], ['a/.claude-plugin/plugin.json', 'a plugin that names no server'], ['C:\\x\\server.json', 'a record of a registry']] as const) {
    test(`is told by the name of its file where little else tells: ${file}`, () => {
      for (const document of [{ name: 'my-app' }, { name: 'delete_all', description: 'Deletes all.' }]) assert.throws(() => parsed(document, file), { message: new RegExp(`seems to be ${what}`) });
      assert.equal(parsed({ name: 'delete_all', description: 'Deletes all.', inputSchema: { type: 'object' } }, file).kind, 'dump');
      assert.equal(parsed({ tools: [{ name: 'delete_all' }] }, file).kind, 'dump');
    });
  }
  test('is a list of tools where one has a schema, whatever the others are called', () => {
    const found = parsed([{ name: 'read_file', inputSchema: { type: 'object' } }, { name: 'Deploy', description: 'Deploys.' }]);
    assert.deepEqual(found.kind === 'dump' && found.servers.map(({ tools }) => tools.map(({ name }) => name)), [['read_file', 'Deploy']]);
  });
  for (const [what, document, says] of documents) {
    test(`is refused in one line: ${what}`, () => {
      assert.throws(() => parsed(document), (error) => {
        const line = error instanceof PlaceError ? error.message : (error as Error).message;
        assert.match(line, says);
        assert.ok(!line.includes('\n'));
        return true;
      });
    });
  }
});

describe('a tool without a schema', () => {
  test('is a tool by itself, and in a line of many where its server stands beside it', () => {
    assert.deepEqual(parseDump('{"name":"delete_note","description":"x"}', 'x.json')[0]?.tools.length, 1);
    assert.deepEqual(parseDump('{"name":"a","server":"s","class":"read"}\n{"name":"b","server":"s2","description":"x","owner":"y"}', 'x.jsonl').length, 2);
  });
});

describe('what has a name and a description', () => {
  const others: unknown[] = [
    { name: 'Bob', description: 'a person' }, [{ name: 'Bob', description: 'a person' }, { name: 'Al', description: 'deletes' }], [{ name: 'Ann-Marie', description: 'a person' }, { name: 'Ann Lee', description: 'x', age: 4 }],
    { name: '@scope/thing', description: 'Deletes all' }, { name: 'owner/thing', description: 'Deletes all' }, [{ name: 'Zürich', description: 'a town' }], { name: 'Bob', description: 'a person', inputSchema: 'no' },
    { name: 'delete_note', description: 'x', inputSchema: 'no' }, [{ name: 'bob', description: 'x', parameters: 5 }], { name: 'Deletes all notes', description: 'x' },
  ];
  for (const value of others) test(`is no tool for that: ${JSON.stringify(value)}`, () => assert.throws(() => parseDump(JSON.stringify(value), 'x.json'), /^PlaceErrors?: x\.json/));
  const tools: unknown[] = [
    { name: 'Bob', description: 'x', inputSchema: {} }, { name: 'delete_note', inputSchema: null }, [{ name: 'Search', annotations: { readOnlyHint: true } }], [{ name: 'Search', server: 's' }], [{ name: 'GetUser', description: 'x' }],
    [{ name: 'get-user', description: 'x' }], { name: 'search' }, [{ name: '读取', description: 'x' }], { tools: [{ name: 'Bob', description: 'a person' }] }, { result: { tools: [{ name: '@scope/thing', inputSchema: 'no' }] } },
  ];
  for (const value of tools) test(`is a tool by what else it has, or its name: ${JSON.stringify(value)}`, () => assert.equal(parseDump(JSON.stringify(value), 'x.json')[0]?.tools.length, 1));
});

describe('documents that name servers', () => {
  const keys = (value: unknown, place?: string) => {
    const document = parsed(value, place);
    return document.kind === 'config' ? document.servers.map(({ server, launch }) => [server, launch.kind === 'url' ? launch.url : [launch.command, ...launch.args].join(' ')]) : document.kind;
  };
  const run = { command: 'node', args: ['a.mjs'] };
  const configs: [string, unknown, unknown, string?][] = [
    ['the flat .mcp.json of a plugin', { context7: run, gitlab: { type: 'http', url: 'https://a.example/mcp' } }, [['context7', 'node a.mjs'], ['gitlab', 'https://a.example/mcp']], '.mcp.json'],
    ['a plugin.json with its servers', { name: 'p', version: '1', mcpServers: { s: run } }, [['s', 'node a.mjs']], 'plugin.json'],
    ['a bundle', { manifest_version: '0.3', name: 'b', tools: [{ name: 'x' }], server: { type: 'node', mcp_config: { command: 'node', args: ['${__dirname}/a.mjs'] } } }, [['b', 'node ${__dirname}/a.mjs']]],
    ['a dev container', { image: 'x', customizations: { vscode: { mcp: { servers: { s: run } } } } }, [['s', 'node a.mjs']]],
    ['Crush', { $schema: 'https://charm.land/crush.json', mcp: { files: { type: 'stdio', ...run }, gh: { type: 'http', url: 'https://a.example/', disabled: true } } }, [['files', 'node a.mjs'], ['gh', 'https://a.example/']]],
    ['Amp', { 'amp.mcpServers': { s: run } }, [['s', 'node a.mjs']]],
    ['Continue, in YAML', 'name: my\nversion: 0.0.1\nmcpServers:\n  - name: notes\n    command: node\n    args: ["a.mjs"]\n', [['notes', 'node a.mjs']], 'continue.yaml'],
    ['Goose, in YAML', 'extensions:\n  notes: { enabled: true, type: stdio, cmd: node, args: ["a.mjs"] }\n  developer: { enabled: true, type: builtin }\n', [['notes', 'node a.mjs']], 'goose.yaml'],
    ['Hermes, in YAML', 'mcp_servers:\n  notes:\n    url: https://a.example/mcp\n', [['notes', 'https://a.example/mcp']], 'config.yml'],
    ['a dump with an address in a tool', { tools: [{ name: 'a', url: 'https://a.example/' }] }, 'dump'],
  ];
  for (const [what, value, expected, place] of configs) test(`are read: ${what}`, () => assert.deepEqual(keys(value, place), expected));

  test('may be named by a plugin in files, or be a record of a registry', () => {
    assert.deepEqual(parsed({ name: 'p', mcpServers: './.mcp.json' }), { kind: 'plugin', files: ['./.mcp.json'], servers: [] });
    const record = parsed({ $schema: schema, name: 'io.github.example/notes', description: 'x', version: '1.0.2', packages: [{ registryType: 'npm', identifier: '@example/notes', version: '1.0.2', transport: { type: 'stdio' } }] });
    assert.deepEqual(record.kind === 'record' && [record.record.name, record.record.spec.npm], ['io.github.example/notes', { package: '@example/notes', version: '1.0.2' }]);
  });

  test('are refused in YAML that is none, and in YAML without servers', () => {
    assert.throws(() => parsed('a: [', 'x.yaml'), /^PlaceError: x\.yaml:\d+:\d+: is not YAML: /);
    assert.throws(() => parsed('apiVersion: v2\nname: notes\nversion: 0.1.0\n', 'Chart.yaml'), /a chart of Helm/);
  });
});

describe('a command that holds its arguments', () => {
  const only = (command: string, place: string, isFile?: (path: string) => boolean) => {
    const document = parseDocument(JSON.stringify({ mcpServers: { s: { command, args: ['--last'] } } }), place, isFile === undefined ? {} : { isFile });
    const [server] = document.kind === 'config' ? document.servers : [];
    return server?.bad ?? (server?.launch.kind === 'command' ? [[server.launch.command, ...server.launch.args], server.note !== undefined] : null);
  };
  test('is split where its client does so, or where nobody knows whose it is', () => {
    for (const place of ['.cursor/mcp.json', 'mcp.json']) assert.deepEqual(only("node 'my server.mjs' --flag", place), [['node', 'my server.mjs', '--flag', '--last'], true]);
    assert.deepEqual(only('/usr/bin/node /srv/a.mjs --flag', 'mcp.json'), [['/usr/bin/node', '/srv/a.mjs', '--flag', '--last'], true]);
  });
  test('is said where its client does not', () => {
    assert.match(String(only('npx -y @example/notes', '.mcp.json')), /^has a "command" with spaces in it, and Claude Code looks for a program of that whole name$/);
    assert.match(String(only('a && b', 'mcp.json')), /^has a "command" that holds its arguments in one text, which cannot be split without a shell$/);
  });
  test('is none where it is a path with spaces', () => {
    assert.deepEqual(only('/Applications/My App/bin/server', 'mcp.json'), [['/Applications/My App/bin/server', '--last'], false]);
    assert.deepEqual(only('/opt/my tools/run -x', 'mcp.json', (path) => path === '/opt/my tools/run -x'), [['/opt/my tools/run -x', '--last'], false]);
  });
});

describe('placeholders of editors', () => {
  const known = { folder: '/home/a/my project', home: '/home/a', separator: '/' };
  const filled = (text: string, place: string) => {
    const document = parseDocument(JSON.stringify({ mcpServers: { s: { command: 'node', args: [text] } } }), place, { known });
    const [server] = document.kind === 'config' ? document.servers : [];
    return [server?.launch.kind === 'command' && server.launch.args[0], server?.needs];
  };
  const cases: [string, string][] = [
    ['${userHome}/data', '/home/a/data'], ['${workspaceFolder}${/}x', '/home/a/my project/x'], ['${workspaceFolderBasename}', 'my project'], ['${pathSeparator}', '/'],
  ];
  for (const [written, expected] of cases) {
    test(`are filled as the editor does: ${written}`, () => {
      for (const place of ['.cursor/mcp.json', '.vscode/mcp.json', 'mcp.json']) assert.deepEqual(filled(written, place), [expected, []], place);
    });
  }
  test('are variables like any other to clients that are no editors, but for the folder', () => {
    assert.deepEqual(filled('${userHome}', '.mcp.json'), ['${userHome}', ['userHome']]);
    assert.deepEqual(filled('${CLAUDE_PLUGIN_ROOT}/a', '.mcp.json'), ['/home/a/my project/a', []]);
  });
});
