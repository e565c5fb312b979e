import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { request } from 'node:http';
import { connect, createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { networkInterfaces } from 'node:os';
import { before, describe, test } from 'node:test';
import { runAlone } from '../cli/run-toolrisk.ts';
import { main, openHttp } from '../mcp/open-client.ts';

const list = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list', params: {} });
const greatest = 4 * 1024 * 1024;

/** What is answered to a request with these headers; `null` when the connection is closed before. */
function post(address: string, headers: Record<string, string>, body: string, { method = 'POST', path = '/mcp' } = {}): Promise<{ status: number; text: string } | null> {
  return new Promise((done) => {
    const asked = request(new URL(path, address), { method, headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream', ...headers } }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (chunk: string) => { text += chunk; }).once('end', () => done({ status: answer.statusCode!, text }));
    });
    asked.once('error', () => done(null));
    asked.end(body);
  });
}

describe('the catalog over HTTP', () => {
  let address = '';
  let port = '';
  before(async () => {
    ({ address } = await openHttp());
    port = new URL(address).port;
  });

  for (const host of ['evil.example', '127.0.0.1.evil.example', 'evil.example:PORT', 'localhost.evil.example', '[::1]:PORT', '0.0.0.0:PORT', '192.168.0.1', 'localhost@evil.example', 'evil.example#127.0.0.1']) {
    test(`refuses a page that reaches it by another name (DNS rebinding): ${host}`, async () => {
      const answer = await post(address, { host: host.replace('PORT', port) }, list);
      assert.ok(answer === null || (answer.status >= 400 && answer.status <= 403 && !answer.text.includes('search_tools')), JSON.stringify(answer));
      if (!/[@#]/.test(host)) assert.equal(answer?.status, 403);
    });
  }

  for (const origin of ['http://evil.example', 'null', 'http://localhost:1', 'http://localhost', 'https://localhost:PORT', 'http://localhost:PORT.evil.example', 'file://', 'chrome-extension://abc', '']) {
    test(`refuses a page of another origin: ${origin}`, async () => {
      assert.equal((await post(address, { origin: origin.replace('PORT', port) }, list))?.status, 403);
      assert.equal((await post(address, { origin: origin.replace('PORT', port) }, '', { method: 'OPTIONS' }))?.status, 403);
    });
  }

  for (const headers of [{}, { host: 'localhost:PORT' }, { host: 'LOCALHOST:PORT' }, { origin: 'http://127.0.0.1:PORT' }, { origin: 'http://localhost:PORT' }]) {
    test(`answers this machine: ${JSON.stringify(headers)}`, async () => {
      const answer = await post(address, Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, value.replace('PORT', port)])), list);
      assert.equal(answer?.status, 200);
      assert.match(answer.text, /search_tools/);
    });
  }

  test('allows no other origin to read an answer', async () => {
    const answer = await fetch(address, { method: 'POST', headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream' }, body: list });
    assert.deepEqual([...answer.headers.keys()].filter((name) => name.startsWith('access-control')), []);
    await answer.body?.cancel();
  });

  test('refuses a body that is too large, whether its length is said or not', async () => {
    const body = `{"jsonrpc":"2.0","id":1,"method":"tools/list","params":{"a":"${'x'.repeat(greatest)}"}}`;
    for (const headers of [{}, { 'transfer-encoding': 'chunked' }]) {
      const answer = await post(address, headers as Record<string, string>, body);
      assert.ok(answer === null || answer.status === 413, JSON.stringify(answer));
    }
    assert.equal((await post(address, {}, list))?.status, 200, 'and serves the next one');
  });

  for (const [what, body, headers, status] of [
    ['what is no JSON', '{bad', {}, 400], ['what is said to be no JSON', list, { 'content-type': 'text/plain' }, 415], ['a form, as a page may send unasked', 'a=b', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
  ] as const) test(`refuses ${what}`, async () => assert.equal((await post(address, headers, body))?.status, status));

  test('has nothing at other places', async () => {
    for (const path of ['/', '/mcp/', '/mcp/../etc/passwd', '/mcpx']) assert.equal((await post(address, {}, list, { path }))?.status, 404, path);
    assert.equal((await post(address, {}, '', { method: 'GET' }))?.status, 405);
  });

  test('survives what is no HTTP', async () => {
    for (const bytes of ['\0\0\0\0', 'GET / HTTP/1.1\r\n\r\n', `POST /mcp HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\nContent-Length: 2\r\n\r\n{}`, `POST /mcp HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\n{`]) {
      const socket = connect(Number(port), '127.0.0.1');
      socket.on('error', () => undefined).resume().write(bytes);
      socket.setTimeout(500, () => socket.destroy());
      await once(socket, 'close');
    }
    assert.equal((await post(address, {}, list))?.status, 200);
  });

  test('listens on no other address of the machine', async () => {
    const others = Object.values(networkInterfaces()).flat().filter((each) => each !== undefined && each.family === 'IPv4' && each.address !== '127.0.0.1').map((each) => each!.address);
    for (const other of [...others, '127.0.0.2']) {
      const socket = connect(Number(port), other);
      const opened = await Promise.race([once(socket, 'connect').then(() => true), once(socket, 'close').then(() => false)]).catch(() => false);
      socket.destroy();
      assert.equal(opened, false, other);
    }
  });
});

describe('toolrisk mcp', () => {
  test('says in a line that a port is taken', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as AddressInfo;
    const { code, stderr, stdout } = await runAlone(['mcp', '--http', '--port', String(port)]);
    taken.close();
    assert.deepEqual([code, stderr, stdout], [2, `--port ${port}: another program listens there. Name another with --port, or 0 for any that is free.\n`, '']);
  });

  for (const [words, says] of [[['--port', '1'], /standard input has no port/], [['--http', '--port', '65536'], /no port/], [['--http', '--port', 'x'], /no port/], [['--catalog', 'nowhere'], /there is no such folder/], [['--', 'node'], /starts no server/]] as const) {
    test(`says what is wrong in a line: ${words.join(' ')}`, async () => {
      const { code, stderr } = await runAlone(['mcp', ...words], { input: '' });
      assert.deepEqual([code, stderr.trim().split('\n').length], [2, 1]);
      assert.match(stderr, says);
    });
  }

  test('ends when its input is closed, at once or after a request that is not answered yet', async () => {
    for (const input of ['', `${list}\n`, '{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"a","version":"1"}}}\n{"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"get_tool","arguments":{"server":"memory","tool":"read_graph"}}}\n']) {
      assert.equal((await runAlone(['mcp'], { input })).code, 0);
    }
  });

  test('says nothing on standard output that is no message', async () => {
    const { stdout } = await runAlone(['mcp'], { input: 'hello\n{bad\n[]\n{}\n' });
    for (const line of stdout.split('\n').filter((each) => each !== '')) assert.equal((JSON.parse(line) as { jsonrpc: string }).jsonrpc, '2.0');
  });

  for (const [signal, code] of [['SIGTERM', 143], ['SIGINT', 130]] as const) {
    for (const words of [[], ['--http', '--port', '0']]) {
      test(`ends by ${signal}: mcp ${words.join(' ')}`, async () => {
        const child = spawn(process.execPath, [main, 'mcp', ...words], { stdio: ['pipe', 'pipe', 'pipe'] });
        if (words.length === 0) child.stdin.write('{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"a","version":"1"}}}\n');
        await once(words.length === 0 ? child.stdout : child.stderr, 'data');
        child.kill(signal);
        assert.deepEqual(await once(child, 'close'), [code, null]);
      });
    }
  }
});
