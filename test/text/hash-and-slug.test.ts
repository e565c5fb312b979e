import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, test } from 'node:test';
import type { ToolDefinition } from '../../src/schema/tool.ts';
import { canonicalJson } from '../../src/text/json/canonical-json.ts';
import { definitionHash, portableSha256, sha256 } from '../../src/text/sha256.ts';
import { toolSlugs } from '../../src/text/slug.ts';

describe('the hash of a definition', () => {
  const tool: ToolDefinition = {
    name: 'a', description: 'b',
    inputSchema: { type: ['string', 'null'], required: ['x', 'y'], properties: { x: { enum: ['p', 'q'] }, y: {} } },
  };
  const same: [string, ToolDefinition][] = [
    ['key order', { inputSchema: tool.inputSchema!, description: 'b', name: 'a' }],
    ['_meta', { ...tool, _meta: { seen: 1 } }],
    ['the order of required, enum and type', {
      ...tool, inputSchema: { type: ['null', 'string'], required: ['y', 'x'], properties: { y: {}, x: { enum: ['q', 'p'] } } },
    }],
  ];
  for (const [what, other] of same) test(`does not change with ${what}`, () => assert.equal(definitionHash(other), definitionHash(tool)));

  const different: [string, ToolDefinition][] = [
    ['a word of the description', { ...tool, description: 'c' }],
    ['an unknown field', { ...tool, vendor: true }],
    ['the order of other arrays', { ...tool, examples: [1, 2] }],
  ];
  for (const [what, other] of different) test(`changes with ${what}`, () => assert.notEqual(definitionHash(other), definitionHash(tool)));

  for (const text of ['', 'a'.repeat(1000), 'Größe 大 🙂', 'half \uD83D of a pair']) test(`is the same with and without Node: ${JSON.stringify(text.slice(0, 20))}`, () => assert.equal(portableSha256(text), sha256(text)));

  test('is SHA-256 over UTF-8', () => {
    assert.equal(sha256('grüße 😀'), createHash('sha256').update('grüße 😀').digest('hex'));
  });
  test('exists for lone surrogates and for keys named __proto__', () => {
    assert.equal(canonicalJson('\ud800'), '"\ufffd"');
    assert.equal(canonicalJson(JSON.parse('{"__proto__":{"a":1},"b":2}')), '{"__proto__":{"a":1},"b":2}');
  });
});

describe('the address of a tool', () => {
  const cases: [string[], RegExp[]][] = [
    [['read_file', 'a.b-c'], [/^read_file$/, /^a\.b-c$/]],
    [['getUser'], [/^getuser~[0-9a-f]{8}$/]],
    [['run', 'RUN'], [/^run~[0-9a-f]{8}$/, /^run~[0-9a-f]{8}$/]],
    [['../../etc/passwd', 'a/b\nc'], [/^etc-passwd~[0-9a-f]{8}$/, /^a-b-c~[0-9a-f]{8}$/]],
    [['削除', ''], [/^tool~[0-9a-f]{8}$/, /^tool~[0-9a-f]{8}$/]],
    [['twice', 'twice'], [/^twice$/, /^twice~2$/]],
    [['x'.repeat(4000)], [/^x{60}~[0-9a-f]{8}$/]],
  ];
  for (const [names, slugs] of cases) {
    test(`of ${JSON.stringify(names).slice(0, 40)} is a safe file name`, () => {
      const made = toolSlugs(names);
      slugs.forEach((slug, index) => assert.match(made[index]!, slug));
      assert.equal(new Set(made.map((slug) => slug.toLowerCase())).size, names.length);
    });
  }
});
