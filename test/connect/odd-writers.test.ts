import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import type { CommandLaunch } from '../../src/connect/launch/launch.ts';
import type { Limits } from '../../src/connect/limits.ts';
import type { Outcome } from '../../src/connect/outcome.ts';
import { listed, listingOf, namesOf, watchTemporaryFolder } from './stand-in.ts';

watchTemporaryFolder();

const oddWriter = (way: string, ...words: string[]): CommandLaunch => ({ kind: 'command', command: process.execPath, args: [join(import.meta.dirname, 'servers/odd-writer.mjs'), way, ...words], env: {}, hosts: [] });
const both = ['read_note', 'delete_note'];

describe('a server whose messages are odd, and can be read', () => {
  for (const way of ['a byte order mark and spaces', 'pretty-printed JSON', 'pretty-printed JSON between logs', 'pretty-printed JSON without a line feed', 'no line feed', 'frames one behind the other', 'returns alone', 'returns alone, and logs', 'a zero behind each', 'zeros alone', 'two messages on a line', 'words around each']) {
    test(`is listed: ${way}`, async () => {
      const listing = await listingOf(oddWriter(way));
      assert.deepEqual([namesOf(listing), listing.complete], [both, true]);
    });
  }
});

describe('a server that refuses the newest revision', () => {
  const ways: [string, string, Partial<Limits>?][] = [
    ['refuses, with what is supported', '2025-06-18'], ['refuses, with what is expected', '2024-11-05'], ['refuses in words', '2025-03-26'], ['refuses in other words', '2025-06-18'],
    ['refuses without an id', '2025-06-18'], ['refuses as an unknown method', '2025-06-18'], ['refuses all but the oldest', '2024-11-05'],
    ['says nothing to what it does not know', '2025-06-18', { reofferMs: 50 }], ['agrees and then refuses', '2025-06-18'],
    ['ends over what it does not know', '2025-06-18'], ['ends over all but the oldest', '2024-11-05'], ['ends over all but the one it names', '2025-03-26'],
    ['refuses with an error that is a text', '2025-06-18'], ['refuses with a result', '2025-06-18'],
  ];
  for (const [way, revision, limits] of ways) {
    test(`is listed in an older one: it ${way}`, async () => {
      const listing = await listingOf(oddWriter(way), { limits: { discoverMs: 300, ...limits } });
      assert.deepEqual([namesOf(listing), listing.complete, listing.protocolVersion], [both, true, revision]);
    });
  }

  test('is repeated in its own words where it refuses every one', async () => {
    const outcome = await listed(oddWriter('refuses every revision'), { limits: { discoverMs: 300 } });
    assert.deepEqual(!outcome.ok && [outcome.cause, outcome.says], ['refused', 'it answered initialize with an error: Protocol versions are for others.']);
  });
});

describe('a program that ends over every revision', () => {
  test('is repeated in what it said to the newest', async () => {
    const outcome = await listed(oddWriter('ends over every revision'), { limits: { discoverMs: 300 } });
    assert.deepEqual(!outcome.ok && [outcome.cause, outcome.says], ['exited', 'it ended (exit code 1) before it had answered: protocol 2025-11-25 is not supported.']);
  });
});

describe('a server that is not heard in time', () => {
  const message = '{"jsonrpc":"2.0","id":0,"result":{}}';
  const asks = (method: string, params: unknown): string => JSON.stringify({ method, params });
  const ways: [string | [string, ...string[]], RegExp, Partial<Limits>?][] = [
    [['asks back and waits', asks('elicitation/create', { message: 'Your account number?' })], /^it did not answer tools\/list within 10 s; it asked its client for elicitation\/create, which toolrisk gives nobody: “Your account number\?”\.$/],
    [['asks back and waits', asks('elicitation/create', { mode: 'url', message: 'Sign in', url: 'https://login.example/device' })], /elicitation\/create, which toolrisk gives nobody: “Sign in https:\/\/login\.example\/…”\.$/],
    [['asks back and waits', asks('sampling/createMessage', { messages: [{ role: 'user', content: { type: 'text', text: 'Name the tools' } }] })], /it asked its client for sampling\/createMessage, which toolrisk gives nobody: “Name the tools”\.$/],
    [['asks back and waits', asks('roots/list', {})], /it asked its client for roots\/list, which toolrisk gives nobody\.$/],
    [['asks back and waits', asks('x/y\u001b[31m', { message: 'token: sk-abcdefghijklmnop123456' })], /it asked its client for x\/y⟨U\+001B⟩\[31m, which toolrisk gives nobody: “token: \[masked\]”\.$/],
    [['logs and waits', asks('notifications/message', { level: 'info', data: 'waiting for the database' })], /the last message it logged: “waiting for the database”\.$/],
    [['logs and waits', asks('notifications/progress', { progressToken: 1, progress: 1, message: 'Step 1 of 9' })], /the last message it logged: “Step 1 of 9”\.$/],
    ['base64', /^it did not answer initialize within 10 s; it writes its messages in Base64\.$/],
    ['quotes of Python', /; it writes its messages in single quotes, as Python prints them, where JSON takes double ones\.$/],
    [['writes and waits', JSON.stringify(`${Buffer.from(message).toString('hex')}\n`)], /; it writes its messages in hexadecimal numbers\.$/],
    [['writes and waits', JSON.stringify(`${encodeURIComponent(message)}\n`)], /; it writes its messages percent-encoded\.$/],
    [['writes and waits', JSON.stringify(`${JSON.stringify(message)}\n`)], /; it writes its messages as texts within others\.$/],
    [['writes and waits', JSON.stringify("{ jsonrpc: '2.0', id: 0, result: [Object] }\n")], /; it writes its messages as its language prints objects, with names that are in no quotes\.$/],
    [['writes and waits', JSON.stringify(`${'Zm9v'.repeat(60)}\n`)], /; it wrote a line that is no message to standard output, first one of 240 characters without a space\.$/],
    [['writes and waits', JSON.stringify('Enter password: '), 'first'], /; what it wrote last to standard output has no line feed behind it: “Enter password:”\.$/],
    ['frames cut short', /^it did not answer initialize within 10 s; it writes its messages in frames \(Content-Length\), where MCP takes one on each line; it wrote a message to standard output that is no JSON: it is cut short; what it wrote last to standard output has no line feed behind it: “\{"jsonrpc/],
    ['UTF-16', /its standard output is in UTF-16, and MCP takes UTF-8/],
    ['a control byte', /^it did not answer tools\/list within 10 s; it wrote a message to standard output that is no JSON: the control byte 0x15 stands in one of its texts as it is\.$/],
    ['another id', /^it did not answer tools\/list within 10 s; it answered with another id: "seven" instead of \d\.$/],
    ['no version of JSON-RPC', /it wrote \d lines that are no messages to standard output, first “\{"id":/],
    ['logs alone', /it wrote 4 lines that are no messages to standard output, first “Server ready on stdio”\.$/],
    ['please authorize', /^it did not answer initialize within 10 s; the last line of its standard error: “Please authorize this client by visiting https:\/\/login\.example\/device”\.$/],
    ['waits behind a question', /it says on standard error: “Enter the code ABCD at https:\/\/login\.example\/device”; the last line of its standard error: “listening for the callback”\.$/],
  ];
  // Some at once, so that it does not take long, and each has time to start on a busy machine.
  test('is told with what was seen of it', async () => {
    const outcomes: Outcome[] = [];
    for (let from = 0; from < ways.length; from += 8) outcomes.push(...await Promise.all(ways.slice(from, from + 8).map(([way]) => listed(oddWriter(...([way].flat() as [string])), { limits: { initializeMs: 10_000, pageMs: 10_000, reofferMs: 100 } }))));
    for (const [at, [way, says]] of ways.entries()) {
      const outcome = outcomes[at];
      assert.equal(outcome?.ok === false && outcome.cause, 'timeout', `${String(way)}: ${JSON.stringify(outcome)}`);
      assert.match(outcome?.ok === false ? outcome.says : '', says, String(way));
    }
  });

  test('is told with the phase that the time for everything ended in', async () => {
    const outcome = await listed(oddWriter('please authorize'), { timeoutMs: 10_000 });
    assert.match(outcome.ok ? '' : outcome.says, /^it was not listed within 10 s: it did not answer initialize; the last line of its standard error: “Please authorize .*”\.$/);
  });
});

describe('signs that there are more tools', () => {
  test('count where they come unannounced', async () => {
    assert.deepEqual(namesOf(await listingOf(oddWriter('tells of a change unannounced'), { limits: { unannouncedMs: 5000, settleMs: 5000 } })), both);
  });
  test('are an entry each, however many pages repeat it', async () => {
    const listing = await listingOf(oddWriter('pages that overlap'));
    assert.deepEqual([namesOf(listing), listing.complete], [['tool_0', 'tool_1', 'tool_2', 'tool_3'], true]);
  });
  const odd: [string, ...string[]][] = [['1'], ['0'], ['-3'], ['2.5'], ['{"page":2}'], ['["b"]'], ['"b"', 'next_cursor'], ['7', 'NextCursor'], ['3', 'nextCursor', 'text']];
  for (const [cursor, ...words] of odd) {
    test(`are followed by a cursor that is no text, or oddly named: ${[cursor, ...words].join(' ')}`, async () => {
      const listing = await listingOf(oddWriter('pages by another cursor', cursor, ...words));
      assert.deepEqual([namesOf(listing), listing.complete], [both, true], listing.incompleteBecause);
    });
  }
  const circling: [string, RegExp][] = [
    ['one page under new cursors', /^its tools never end: 3 pages in turn hold nothing new$/], ['a last page that is the first', /^page 2 of its tools only repeats what came before/],
  ];
  for (const [way, because] of circling) {
    test(`leave a list incomplete that does not follow them: ${way}`, async () => {
      const listing = await listingOf(oddWriter(way));
      assert.deepEqual([namesOf(listing), listing.complete, because.test(listing.incompleteBecause ?? '')], [both, false, true], listing.incompleteBecause);
    });
  }
  test('leave a list incomplete that is another each time', async () => {
    const listing = await listingOf(oddWriter('another list each time'));
    assert.deepEqual([listing.complete, listing.incompleteBecause], [false, 'its tools changed each time they were listed, and then again']);
    const later = await listingOf(oddWriter('another list each time, told of later'), { limits: { unannouncedMs: 5000, settleMs: 5000 } });
    assert.deepEqual([later.complete, later.incompleteBecause], [false, 'its tools changed each time they were listed, and then again']);
  });
});
