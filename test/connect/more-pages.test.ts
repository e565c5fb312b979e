import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { dumpRows } from '../../src/sources/dumps/dump-row.ts';
import type { Json, JsonObject } from '../../src/schema/json.ts';
import { listed, namesOf } from './stand-in.ts';
import { sendJson, serveWeb, status } from './web-server.ts';
import type { Answer, Message } from './web-server.ts';

const [read, del, other] = [{ name: 'read_note', inputSchema: { type: 'object' } }, { name: 'delete_note' }, { name: 'read_note', description: 'Deletes it.' }];

/** A server of two pages: the first has `signs` of the second, which is given to whoever comes with what they say. */
const paged = (signs: JsonObject, { stateless = false, tools = [read], follows = [del] }: { stateless?: boolean; tools?: Json[]; follows?: Json[] } = {}): Answer => (request, response, body) => {
  if (request.method !== 'POST') return status(405)(request, response, body);
  const asked = JSON.parse(body) as Message & { params?: { cursor?: Json; protocolVersion?: string } };
  if (asked.id === undefined) return status(202)(request, response, body);
  const reply = (result: object) => sendJson(response, { jsonrpc: '2.0', id: asked.id, result });
  if (asked.method === 'server/discover' && stateless) return reply({ resultType: 'complete', supportedVersions: ['2026-07-28'], capabilities: { tools: {} } });
  if (asked.method === 'tools/list') return reply(asked.params?.cursor === undefined ? { tools, ...signs } : { tools: follows });
  if (asked.method === 'initialize' && !stateless) return reply({ protocolVersion: asked.params?.protocolVersion, capabilities: { tools: {} }, serverInfo: { name: 'paged', version: '1' } });
  return sendJson(response, { jsonrpc: '2.0', id: asked.id, error: { code: -32601, message: 'Method not found' } });
};
const listThere = async (answer: Answer) => {
  const outcome = await listed({ kind: 'url', url: `${await serveWeb(answer)}/mcp`, headers: {} }, { limits: { discoverMs: 2000 } });
  assert.ok(outcome.ok, JSON.stringify(outcome));
  return outcome.listing;
};

describe('a sign of more tools', () => {
  const followed: JsonObject[] = [
    { nextCursor: 'b' }, { nextCursor: 1 }, { nextCursor: 0 }, { next_cursor: 'b' }, { nextPageToken: 'b' }, { next_page: 2, has_more: true }, { _meta: { nextCursor: 'b' } }, { pagination: { next_cursor: 'b' } },
    { pageInfo: { hasNextPage: true, endCursor: 'b' } }, { nextCursor: null, next_cursor: 'b' }, { nextCursor: 'b', total: 2 }, { nextCursor: { a: 1 } }, { nextCursor: ['b'] }, { nextCursor: 1.5 },
  ];
  for (const signs of followed) {
    for (const stateless of [false, true]) {
      test(`is followed: ${JSON.stringify(signs)}${stateless ? ', without a handshake' : ''}`, async () => {
        const { complete, incompleteBecause, ...listing } = await listThere(paged(signs, { stateless }));
        assert.deepEqual([namesOf({ complete, ...listing }), complete], [['read_note', 'delete_note'], true], incompleteBecause);
      });
    }
  }

  const said: [JsonObject, RegExp][] = [
    [{ nextCursor: true }, /^page 1 of its tools says that more follow/],
    [{ page: 1, totalPages: 3 }, /says that more follow/], [{ pagination: { page: 0, page_count: '2' } }, /says that more follow/], [{ total: '40' }, /^it says that it has 40 tools, and lists 1$/],
    [{ hasMore: true }, /says that more follow/], [{ has_more: true, total: 40 }, /says that more follow/], [{ _meta: { truncated: true } }, /says that more follow/], [{ total: 40 }, /^it says that it has 40 tools, and lists 1$/], [{ metadata: { total_count: 2 } }, /^it says that it has 2 tools/],
  ];
  for (const [signs, because] of said) {
    test(`leaves the list incomplete where it cannot be followed: ${JSON.stringify(signs)}`, async () => {
      const listing = await listThere(paged(signs));
      assert.deepEqual([namesOf(listing), listing.complete], [['read_note'], false]);
      assert.match(listing.incompleteBecause ?? '', because);
    });
  }

  const none: JsonObject[] = [{ page: 1, totalPages: 1 }, { page: 0, totalPages: 1 }, { page: 3, totalPages: 3 }, { totalPages: 'all' }, { nextCursor: null }, { nextCursor: false }, { nextCursor: '' }, { next_cursor: '' }, { hasMore: false, total: 1 }, { pageInfo: { hasNextPage: false, endCursor: 'b' } }, { total: 0 }, { _meta: { total: 'x' } }];
  for (const signs of none) {
    test(`is none: ${JSON.stringify(signs)}`, async () => {
      const listing = await listThere(paged(signs));
      assert.deepEqual([namesOf(listing), listing.complete], [['read_note'], true], listing.incompleteBecause);
    });
  }

  test('is none where zero only leads to the beginning again', async () => {
    const listing = await listThere(paged({ nextCursor: 0 }, { follows: [read] }));
    assert.deepEqual([namesOf(listing), listing.complete], [['read_note'], true], listing.incompleteBecause);
  });

  test('is sent as a text where a number leads to the beginning again', async () => {
    const first = paged({ nextCursor: 2 });
    const listing = await listThere((request, response, body) => first(request, response, /"cursor":2\b/.test(body) ? body.replace('"cursor":2', '"old":2') : body));
    assert.deepEqual([namesOf(listing), listing.complete], [['read_note', 'delete_note'], true], listing.incompleteBecause);
  });

  test('counts in a dump, too', () => {
    for (const signs of followed.slice(0, 9)) assert.equal(dumpRows({ tools: [read], ...signs }, 'x')[0]?.more, true, JSON.stringify(signs));
    for (const signs of [{ nextCursor: { a: 1 } }, { hasMore: true }, { total: 2 }, { page: 1, totalPages: 2 }]) assert.equal(dumpRows({ tools: [read], ...signs }, 'x')[0]?.more, true, JSON.stringify(signs));
    for (const signs of none) assert.equal(dumpRows({ tools: [read], ...signs }, 'x')[0]?.more, false, JSON.stringify(signs));
  });
});

describe('an entry that a later page repeats to the letter', () => {
  const rows: [tools: Json[], follows: Json[], names: string[]][] = [
    [[read, other], [read], ['read_note', 'read_note']], [[read, del], [del, read, other], ['read_note', 'delete_note', 'read_note']], [[read, read], [], ['read_note', 'read_note']],
  ];
  for (const [tools, follows, names] of rows) {
    test(`counts once, and one that only has its name for itself: ${JSON.stringify([tools, follows])}`, async () => {
      assert.deepEqual(namesOf(await listThere(paged(follows.length > 0 ? { nextCursor: 'b' } : {}, { tools, follows }))), names);
    });
  }
});
