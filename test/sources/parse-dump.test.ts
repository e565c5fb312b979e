import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseDump } from '../../src/sources/dumps/parse-dump.ts';
import { PlaceError, PlaceErrors } from '../../src/text/errors/place-error.ts';

/** Servers and tool names: what the cases below compare. */
const shape = (text: string, place = 'tools.json') => parseDump(text, place).map(({ server, tools }) => [server, tools.map((tool) => tool.name)]);

describe('a dump', () => {
  const forms: [string, string][] = [
    ['a tools/list result', '{"tools":[{"name":"a"},{"name":"b"}]}'],
    ['a result over several lines', '{\n  "tools": [\n    {"name":"a"},\n\n    {"name":"b"}\n  ]\n}\n'],
    ['a bare array', '[{"name":"a"},{"name":"b"}]'],
    ['a JSON-RPC response', '{"jsonrpc":"2.0","id":7,"result":{"tools":[{"name":"a"},{"name":"b"}]}}'],
    ['a snapshot', '{"since":"2026-01-01","tools":[{"sha256":"x","definition":{"name":"a"}},{"sha256":"y","definition":{"name":"b"}}]}'],
  ];
  for (const [name, text] of forms) {
    test(`can be ${name}; its server is called like the file`, () => {
      assert.deepEqual(shape(text, '/some/dir/my.tools.json'), [['my.tools', ['a', 'b']]]);
      assert.deepEqual(shape(text, 'C:\\dir\\stripe.json'), [['stripe', ['a', 'b']]]);
    });
  }

  test('may name its server', () => {
    assert.deepEqual(shape('{"server":"github","tools":[{"name":"a"}]}'), [['github', ['a']]]);
  });

  test('may hold no tools at all, which is no error of its form', () => {
    assert.deepEqual(shape('{"tools":[]}'), [['tools', []]]);
  });

  test('can be one tool', () => assert.deepEqual(shape('{"name":"a"}'), [['tools', ['a']]]));

  test('keeps JSON Lines rows apart, but for neighbours that name the same server', () => {
    const rows = [['a', 'x'], ['b', 'x'], ['c', 'y'], ['d', 'x'], ['e'], ['f'], ['g', 'x']]
      .map(([name, server]) => JSON.stringify({ name, server })).join('\r\n\n');
    assert.deepEqual(shape(rows, 'stdin'), [
      ['x', ['a', 'b']], ['y', ['c']], ['x', ['d']], ['stdin', ['e']], ['stdin', ['f']], ['x', ['g']],
    ]);
  });

  test('brings the pages of one listing together, and says when the last one is missing', () => {
    const page = (name: string, nextCursor?: string) => JSON.stringify({ jsonrpc: '2.0', id: 1, result: { tools: [{ name }], nextCursor } });
    const whole = parseDump(`${page('a', '1')}\n${page('b')}\n`, 'log.jsonl');
    assert.deepEqual(whole, [{ server: 'log', tools: [{ name: 'a' }, { name: 'b' }] }]);
    const [part] = parseDump(page('a', '1'), 'log.json');
    assert.match(part?.incompleteBecause ?? '', /another page/);
  });

  test('keeps hostile definitions as they are', () => {
    const text = '{"tools":[{"name":"a","__proto__":{"polluted":1},"constructor":null,"description":"\\u202e\\ud800","x":[1e400]},{"name":"a"},{"name":""}]}';
    const [server] = parseDump(text, 'x.json');
    const [first, ...rest] = server!.tools;
    assert.ok(Object.hasOwn(first!, '__proto__'));
    assert.equal(({} as { polluted?: number }).polluted, undefined);
    assert.equal(first!.description, '\u202e\ud800');
    assert.deepEqual(rest.map((tool) => tool.name), ['a', '']);
  });

  const schema = { type: 'object', properties: { sql: { type: 'string' } } };
  const spellings: [string, object][] = [
    ['the Python SDK and the Messages API (input_schema)', { name: 'a', input_schema: schema }],
    ['function calling (parameters)', { type: 'function', name: 'a', parameters: schema }],
    ['chat completions (function.parameters)', { type: 'function', function: { name: 'a', parameters: schema } }],
    ['the AI SDK (inputJsonSchema)', { name: 'a', inputJsonSchema: schema }],
    ['two programs at once, the protocol\'s empty', { name: 'a', inputSchema: {}, parameters: schema }],
  ];
  for (const [where, entry] of spellings) {
    test(`may spell the input schema like ${where}`, () => {
      for (const text of [JSON.stringify({ tools: [entry] }), JSON.stringify([entry]), JSON.stringify(entry)]) {
        const [tool] = parseDump(text, 'x.json')[0]!.tools;
        assert.deepEqual([tool!.name, tool!.inputSchema], ['a', schema]);
        assert.ok(!['input_schema', 'parameters', 'inputJsonSchema', 'function'].some((name) => name in tool!));
      }
    });
  }

  test('keeps the server of a wrapped function, the order of its keys, and other schemas beside one of the protocol', () => {
    const [server] = parseDump(JSON.stringify({ server: 's', type: 'function', function: { description: 'd', parameters: schema, name: 'a' } }), 'x.json');
    assert.equal(server!.server, 's');
    assert.deepEqual(Object.keys(server!.tools[0]!), ['description', 'inputSchema', 'name']);
    const both = { name: 'a', inputSchema: schema, parameters: { type: 'object' }, output_schema: schema };
    assert.deepEqual(parseDump(JSON.stringify(both), 'x.json')[0]!.tools, [{ name: 'a', inputSchema: schema, parameters: { type: 'object' }, outputSchema: schema }]);
    assert.deepEqual(parseDump(JSON.stringify({ name: 'a', parameters: ['x'] }), 'x.json')[0]!.tools, [{ name: 'a', parameters: ['x'] }]);
  });

  test('says of a tool that keeps its schema among its annotations that nobody reads it there', () => {
    for (const annotations of [schema, { readOnlyHint: true, inputSchema: schema }, { input_schema: schema }, { parameters: schema }]) {
      assert.throws(() => parseDump(JSON.stringify({ tools: [{ name: 'a' }, { name: 'b', annotations }] }), 'x.json'), (error) => {
        assert.ok(error instanceof PlaceErrors);
        assert.deepEqual(error.errors.map(({ message }) => message), ['x.json: tools[1]: keeps its input schema in "annotations", where nobody reads it. Move it to "inputSchema".']);
        return true;
      });
    }
    assert.equal(parseDump(JSON.stringify({ name: 'b', inputSchema: schema, annotations: { parameters: schema } }), 'x.json')[0]!.tools.length, 1);
  });

  test('takes the server name of a row out of its definition, and nothing else', () => {
    const [server] = parseDump('{"name":"a","server":"s","extra":{"server":"t"}}\n{"name":"b","server":"s"}', 'x.jsonl');
    assert.deepEqual(server!.tools, [{ name: 'a', extra: { server: 't' } }, { name: 'b' }]);
  });

  const refused: [string, string, RegExp][] = [
    ['nothing', '', /^x\.json: is empty\. /],
    ['blank lines', '\n \n', /^x\.json: is empty\. /],
    ['broken JSON', '{"tools":[\n  {"name":"a",}\n]}', /^x\.json:2:\d+: is not JSON: /],
    ['an unfinished document', '{"tools":[', /^x\.json:1:11: is not JSON: /],
    ['plain text', 'hello', /^x\.json:1:1: is not JSON: /],
    ['a comment', '// tools\n[]', /^x\.json:1:1: is not JSON: /],
    ['a number', '7', /^x\.json: holds no tools\. Give a tools\/list answer/],
    ['another object', '{"hello":1}', /^x\.json: holds neither tools nor servers, but hello\. /],
    ['tools that are no array', '{"tools":{"a":{}}}', /^x\.json: "tools" is not an array\. /],
    ['an error response', '{"jsonrpc":"2.0","id":1,"error":{"code":-32601}}', /error a server answered with/],
  ];
  for (const [name, text, message] of refused) {
    test(`refuses ${name} in one line: where, what, what to do`, () => {
      assert.throws(() => parseDump(text, 'x.json'), (error) => error instanceof PlaceError && message.test(error.message) && !error.message.includes('\n'));
    });
  }

  test('names every bad entry at once', () => {
    assert.throws(() => parseDump('{"tools":[{"name":"a"},{"title":"b"},null,{"name":3}]}', 'x.json'), (error) => {
      assert.ok(error instanceof PlaceErrors);
      assert.deepEqual(error.errors.map((inner) => inner.place), ['x.json: tools[1]', 'x.json: tools[2]', 'x.json: tools[3]']);
      return true;
    });
    assert.throws(() => parseDump('{"name":"a"}\n{"nme":"b"}\n{oops\n', 'x.jsonl'), (error) => {
      assert.ok(error instanceof PlaceErrors);
      assert.deepEqual(error.errors.map((inner) => inner.place), ['x.jsonl:2', 'x.jsonl:3:2']);
      return true;
    });
  });

  test('survives nesting deeper than any stack', () => {
    const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
    assert.equal(parseDump(`{"tools":[{"name":"a","inputSchema":${deep}}]}`, 'x.json')[0]!.tools.length, 1);
    assert.throws(() => parseDump('['.repeat(200_000), 'x.json'), /^PlaceError: x\.json.*: is not JSON/);
  });
});
