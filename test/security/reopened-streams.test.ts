import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { describe, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import type { Limits } from '../../src/connect/limits.ts';
import { runToolrisk } from '../cli/run-toolrisk.ts';
import { listed } from '../connect/stand-in.ts';
import { sendJson, serveWeb, status } from '../connect/web-server.ts';
import type { Answer, Message } from '../connect/web-server.ts';

const hello = { protocolVersion: '2025-11-25', capabilities: { tools: {} }, serverInfo: { name: 'remote', version: '1' } };
const limits = { reopenMs: 40, mostReopenMs: 100, mostReopenings: 5, initializeMs: 4000, pageMs: 4000 } as Partial<Limits>;

/** Wishes for a wait before the stream is opened again: at once, and a number that overflows a timer. */
const wishes = ['retry: 0', 'retry: 99999999999'];

/** A stream that only says how long to wait, and ends. `before`: events that come first. */
function endStream(response: ServerResponse, wish: string, before = ''): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' }).end(`${before}${wish}\nid: 1\ndata:\n\n`);
}

/** Streamable HTTP; `onPost` answers what is asked after the handshake. */
function streamable(wish: string, onPost: (response: ServerResponse, id: number) => unknown): { answer: Answer; streams: () => number } {
  let streams = 0;
  return { streams: () => streams, answer: (request, response, body) => {
    if (request.method === 'GET') {
      streams += 1;
      return endStream(response, wish);
    }
    const { id, method } = JSON.parse(body || '{}') as Message;
    if (request.method !== 'POST' || id === undefined) return status(202)(request, response, body);
    return method === 'initialize' ? sendJson(response, { jsonrpc: '2.0', id, result: hello }, { 'mcp-session-id': 's' }) : onPost(response, id);
  } };
}

describe('a server that closes its stream of events and wishes to see it opened again', () => {
  for (const wish of wishes) {
    test(`is not flooded while its list is waited for: ${wish}`, async () => {
      const { answer, streams } = streamable(wish, async (response, id) => {
        await wait(1500);
        sendJson(response, { jsonrpc: '2.0', id, result: { tools: [{ name: 'only' }] } });
      });
      const outcome = await listed({ kind: 'url', url: `${await serveWeb(answer)}/mcp`, headers: {} }, { limits });
      assert.ok(outcome.ok, JSON.stringify(outcome));
      assert.ok(streams() >= 1 && streams() <= 6, `it was opened ${streams()} times`);
      const seen = streams();
      await wait(300);
      assert.equal(streams(), seen, 'nor afterwards');
    });

    test(`is given up when the answer never comes on it: ${wish}`, async () => {
      const { answer, streams } = streamable(wish, (response) => endStream(response, wish));
      const outcome = await listed({ kind: 'url', url: `${await serveWeb(answer)}/mcp`, headers: {} }, { limits });
      assert.ok(!outcome.ok && outcome.cause === 'exited', JSON.stringify(outcome));
      assert.ok(streams() <= 6, `it was opened ${streams()} times`);
    });

    test(`is given up over the older transport: ${wish}`, async () => {
      let streams = 0;
      const url = await serveWeb((request, response, body) => {
        if (request.method !== 'GET') return status(request.url === '/messages' ? 202 : 405)(request, response, body);
        streams += 1;
        return endStream(response, wish, 'event: endpoint\ndata: /messages\n\n');
      });
      const outcome = await listed({ kind: 'url', url: `${url}/sse`, headers: {} }, { limits });
      assert.deepEqual(!outcome.ok && [outcome.cause, outcome.says], ['exited', 'it closed its stream of events more than 5 times.']);
      const seen = streams;
      assert.ok(seen <= 6, `it was opened ${seen} times`);
      await wait(300);
      assert.equal(streams, seen, 'nor afterwards');
    });
  }

  test('keeps no run alive by a wish of a day', { timeout: 120_000 }, async () => {
    const { answer } = streamable('retry: 86400000', (response) => endStream(response, 'retry: 86400000'));
    const { code, stdout, stderr } = await runToolrisk(['scan', `${await serveWeb(answer)}/mcp`, '--allow-private', '--timeout', '3']);
    assert.equal(code, 3, stdout + stderr);
    assert.match(stdout, /timeout/);
  });
});
