import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parameterRows } from '../../src/page/tool/parameter-rows.ts';
import type { Json } from '../../src/schema/json.ts';
import { richServer } from './imagined-server.ts';

const rowsOf = (inputSchema: Json) => parameterRows({ name: 'x', inputSchema }).rows.map(({ path, type, isRequired }) => `${path}: ${type}${isRequired ? ' (required)' : ''}`);
const typeOf = (property: Json) => rowsOf({ type: 'object', properties: { p: property } })[0];

describe('parameters', () => {
  test('are flattened, nested ones after their parent', () => {
    assert.deepEqual(rowsOf(richServer.tools[0]?.definition.inputSchema as Json), [
      'label: string (required)', 'scopes: list of object (required)', 'scopes[].area: one of "read", "write", "admin" (required)', 'scopes[].until: string or null',
      'expires_in: integer or null', 'owner: object', 'owner.id: string', 'owner.note: always "x"',
    ]);
  });

  const types: [Json, string][] = [
    [{ type: 'array' }, 'list'], [{}, 'any'], [true, 'any'], [{ type: ['string', 3 as never] }, 'string'], [{ oneOf: [{ type: 'string' }, { type: 'number' }] }, 'string or number'],
    [{ $ref: '#/nowhere' }, 'any'], [{ $ref: 'https://example.org/x' }, 'any'], [{ enum: [] }, 'one of '],
  ];
  for (const [property, type] of types) test(`type of ${JSON.stringify(property)}`, () => assert.equal(typeOf(property), `p: ${type}`));

  test('end at a sane depth and number, schemas that hold themselves too', () => {
    const own = { type: 'object', properties: { next: { $ref: '#' } } };
    assert.deepEqual(rowsOf(own), ['next: object', 'next.next: object', 'next.next.next: object']);
    const wide = Object.fromEntries(Array.from({ length: 90 }, (_, index) => [`p${index}`, { type: 'string' }]));
    const table = parameterRows({ name: 'x', inputSchema: { type: 'object', properties: wide } });
    assert.deepEqual([table.rows.length, table.left], [40, '50']);
    const endless = parameterRows({ name: 'x', inputSchema: { type: 'object', properties: { ...wide, self: { $ref: '#' }, again: { type: 'array', items: { $ref: '#' } } } } });
    assert.deepEqual([endless.rows.length, endless.left], [40, '604']);
    const huge = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`p${index}`, { $ref: '#' }]));
    assert.equal(parameterRows({ name: 'x', inputSchema: { type: 'object', properties: huge } }).left, 'Very many');
  });

  test('a list that holds itself has a type', () => {
    assert.equal(typeOf({ type: 'array', items: { $ref: '#/properties/p' } }), 'p: list of list of list of list');
  });
});
