import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseToolCall } from '../../src/sources/parse-tool-call.ts';
import { PlaceError } from '../../src/text/errors/place-error.ts';

describe('a call', () => {
  for (const [text, call] of [
    ['{"name":"a"}', { tool: 'a', arguments: {} }],
    ['{"tool":"a","arguments":{"b":[1]},"server":"s"}', { tool: 'a', arguments: { b: [1] }, server: 's' }],
    ['{"name":"a","at":1500}', { tool: 'a', arguments: {}, at: 1500 }],
    ['{"name":"a","at":"1970-01-01T00:00:01Z"}', { tool: 'a', arguments: {}, at: 1000 }],
    ['{"jsonrpc":"2.0","id":7,"method":"tools/call","params":{"name":"a","arguments":{"x":true}}}', { tool: 'a', arguments: { x: true } }],
    ['{"method":"tools/call","params":{"name":"a"},"server":"s","at":5}', { tool: 'a', arguments: {}, server: 's', at: 5 }],
    ['{"name":"\\u202e"}\r', { tool: '\u202e', arguments: {} }],
  ] as const) test(text, () => assert.deepEqual(parseToolCall(text, 'calls', 3), { line: 3, ...call }));
});

describe('a line that is no call', () => {
  for (const [text, says] of [
    ['{', /^calls:3:\d+: is not JSON/], ['7', /^calls:3: is no JSON object\. Write a call a line\.$/], ['[]', /is no JSON object/], ['{}', /^calls:3: names no tool\./],
    ['{"name":5}', /names no tool/], ['{"name":"a","arguments":[]}', /its arguments are no object/], ['{"name":"a","arguments":null}', /no object/],
    ['{"name":"a","server":1}', /its server is no text/], ['{"name":"a","at":"soon"}', /its "at" is no time/], ['{"name":"a","at":true}', /no time/],
    ['{"method":"tools/list"}', /is a request that calls no tool/], ['{"method":"tools/call"}', /has no params/],
  ] as const) test(text, () => assert.throws(() => parseToolCall(text, 'calls', 3), (error) => error instanceof PlaceError && says.test(error.message)));
});
