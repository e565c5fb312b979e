import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { connect, createServer as createListener } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { after, describe, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { limits } from '../../src/connect/limits.ts';
import type { Limits } from '../../src/connect/limits.ts';
import { countIn } from '../../src/connect/network/direct-attempts.ts';
import { openGate } from '../../src/connect/network/open-gate.ts';
import type { Gate, GateOptions } from '../../src/connect/network/open-gate.ts';
import { upstreamProxies } from '../../src/connect/network/ways/upstream-proxies.ts';
import { hostRuleText, readHostRule, ruleFor } from '../../src/schema/network/host-rule.ts';

const open: { close(): void }[] = [];
after(() => open.forEach((each) => each.close()));

/** A gate in this process, and how to say something to it. */
async function gateFor({ limits: some, ...options }: Partial<Omit<GateOptions, 'limits'>> & { limits?: Partial<Limits> } = {}): Promise<{ gate: Gate; say: (text: string, after?: (socket: Socket) => void) => Promise<string> }> {
  const gate = openGate({ allowed: [], isPublic: () => true, upstream: () => null, ...options, limits: { ...limits, ...some } });
  const listener = createListener();
  gate.serve(listener);
  open.push(gate);
  await new Promise<void>((done) => { listener.listen(0, '127.0.0.1', () => done()); });
  const { port } = listener.address() as AddressInfo;
  const say = (text: string, then?: (socket: Socket) => void) => new Promise<string>((done) => {
    let came = '';
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(text);
      then?.(socket);
    });
    socket.setEncoding('latin1').on('data', (piece: string) => { came += piece; }).on('error', () => undefined).on('close', () => done(came));
  });
  return { gate, say };
}

/** A place to be let out to: it answers with all it is told, or with nothing at all. */
async function place(isSilent = false): Promise<{ port: number; told: () => string }> {
  let told = '';
  const server = createListener((socket) => {
    socket.on('error', () => undefined).on('data', (chunk: Buffer) => {
      told += chunk.toString('latin1');
      if (!isSilent) socket.write(chunk);
    });
  });
  await new Promise<void>((done) => { server.listen(0, '127.0.0.1', () => done()); });
  open.push(server.unref());
  return { port: (server.address() as AddressInfo).port, told: () => told };
}

const tunnel = (port: number) => `CONNECT 127.0.0.1:${port} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`;
const to = (port: number) => [{ host: '127.0.0.1', port }];

describe('a rule for hosts', () => {
  for (const [text, read] of [
    ['api.example.com', 'api.example.com'], ['API.Example.com.', 'api.example.com'], ['bücher.example:8443', 'xn--bcher-kva.example:8443'], ['*.Example.com', '*.example.com'],
    ['[::1]:80', '[::1]:80'], ['0x7f.1', '127.0.0.1'], ['2130706433:80', '127.0.0.1:80'], ['*', null], ['*.com', null], ['*.0.0.1', null], ['a.*.b', null], ['', null], ['a b', null],
    ['https://a.example', null], ['a.example/x', null], ['a.example:0', null], ['a.example:65536', null], ['user@a.example', null], ['a.example,b.example', null], ['a%2eexample', null], ['a..example', null],
  ] as const) {
    test(`is ${read ?? 'none'}: ${JSON.stringify(text)}`, () => {
      const rule = readHostRule(text);
      assert.equal(rule === null ? null : hostRuleText(rule), read);
    });
  }

  test('without a port means 443 and 80, and below a name never an address', () => {
    const rules = ['api.example.com', '*.example.net:8080'].map((text) => readHostRule(text)!);
    const isAllowed = (host: string, port: number) => ruleFor(host, port, rules) !== undefined;
    assert.deepEqual([isAllowed('api.example.com', 443), isAllowed('api.example.com', 80), isAllowed('api.example.com', 22), isAllowed('a.example.net', 8080), isAllowed('a.example.net', 443), isAllowed('example.net', 8080)],
      [true, true, false, true, false, false]);
  });
});

describe('a gate', () => {
  test('carries what a place answers, and writes down that it was asked', async () => {
    const { port } = await place();
    const { gate, say } = await gateFor({ allowed: to(port) });
    const came = await say(tunnel(port), (socket) => setTimeout(() => socket.end('hello'), 200));
    assert.match(came, /^HTTP\/1\.1 200 [^]*\r\n\r\nhello$/);
    assert.deepEqual(gate.asked(), [{ host: '127.0.0.1', port, allowed: true, count: 1 }]);
  });

  test('sends away who does not say in time where to go, or says it a byte at a time', async () => {
    const { gate, say } = await gateFor({ limits: { gateHeadMs: 300 } });
    const slow = say('GET http://a.example/ HTTP/1.1\r\nX: ', (socket) => {
      const timer = setInterval(() => (socket.writable ? socket.write('x') : clearInterval(timer)), 50);
      socket.once('close', () => clearInterval(timer));
    });
    assert.deepEqual([await slow, await say(''), await say('\x05')], ['', '', '']);
    assert.deepEqual(gate.asked(), [{ host: '', port: 0, allowed: false, why: 'malformed', count: 3 }]);
  });

  test('closes a connection on which nothing moves, and one whose time is over', async () => {
    const { port } = await place(true);
    const idle = await gateFor({ allowed: to(port), limits: { wayOutIdleMs: 300 } });
    assert.match(await idle.say(tunnel(port)), / 200 /);
    const busy = await gateFor({ allowed: to(port), limits: { wayOutMs: 600 } });
    const came = busy.say(tunnel(port), (socket) => {
      const timer = setInterval(() => (socket.writable ? socket.write('x') : clearInterval(timer)), 50);
      socket.once('close', () => clearInterval(timer));
    });
    assert.match(await came, / 200 /);
  });

  test('carries no more than it may, out and in, all connections together', async () => {
    const { port, told } = await place();
    const out = await gateFor({ allowed: to(port), limits: { greatestSent: 100_000 } });
    await out.say(tunnel(port), (socket) => setTimeout(() => socket.write('x'.repeat(1_000_000)), 200));
    assert.ok(told().length <= 100_000, String(told().length));
    assert.match(await out.say(tunnel(port)), / 403 /);
    const back = await gateFor({ allowed: to(port), limits: { greatestReceived: 50_000 } });
    const came = await back.say(tunnel(port), (socket) => setTimeout(() => socket.write('y'.repeat(1_000_000)), 200));
    assert.ok(came.length <= 51_000, String(came.length));
  });

  test('lets out only so many at a time, and in all', async () => {
    const { port } = await place();
    const { gate, say } = await gateFor({ allowed: to(port), limits: { mostWaysOut: 3, mostWaysOutInAll: 5, wayOutIdleMs: 500 } });
    const atOnce = await Promise.all(Array.from({ length: 8 }, () => say(tunnel(port))));
    assert.equal(atOnce.filter((came) => / 200 /.test(came)).length, 3);
    const later = [await say(tunnel(port)), await say(tunnel(port)), await say(tunnel(port))];
    assert.deepEqual(later.map((came) => came.slice(9, 12)), ['200', '200', '403']);
    assert.equal(gate.asked().find(({ allowed }) => allowed)?.count, 5);
  });

  test('tells only so many places apart', async () => {
    const { gate, say } = await gateFor({ limits: { mostAsked: 3 } });
    for (let turn = 0; turn < 6; turn += 1) await say(`CONNECT call-${turn}.example:443 HTTP/1.1\r\nHost: call-${turn}.example\r\n\r\n`);
    assert.deepEqual(gate.asked().map(({ host, count }) => [host, count]), [['call-0.example', 1], ['call-1.example', 1], ['call-2.example', 1], ['', 3]]);
  });

  test('lets an inner address be reached only by a rule that says so itself', async () => {
    const { port } = await place();
    const { isPublicAddress } = await import('../../src/schema/network/public-address.ts');
    for (const [rule, status] of [[{ host: '127.0.0.1', port }, '403'], [{ host: '127.0.0.1', port, private: true as const }, '200']] as const) {
      const { say } = await gateFor({ allowed: [rule], isPublic: isPublicAddress, limits: { wayOutIdleMs: 300 } });
      assert.equal((await say(tunnel(port))).slice(9, 12), status);
    }
  });

  test('passes on a plain request without what is meant for it, and one request a connection', async () => {
    const asked: { method: string | undefined; url: string | undefined; headers: string }[] = [];
    const web = createServer((request, response) => {
      asked.push({ method: request.method, url: request.url, headers: request.rawHeaders.join('|') });
      response.setHeader('X-Kept', 'yes').end('fine');
    });
    await new Promise<void>((done) => { web.listen(0, '127.0.0.1', () => done()); });
    open.push(web);
    const { port } = web.address() as AddressInfo;
    const { say } = await gateFor({ allowed: to(port) });
    const first = `GET http://127.0.0.1:${port}/a?b HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nProxy-Authorization: Basic eDp5\r\nConnection: X-Hop\r\nX-Hop: 1\r\nX-Mine: kept\r\n\r\n`;
    const came = await say(first + first.replace('/a?b', '/second'));
    assert.match(came, /^HTTP\/1\.1 200 OK\r\n[^]*X-Kept: yes[^]*fine/i);
    assert.deepEqual(asked.map(({ url }) => url), ['/a?b']);
    assert.match(asked[0]?.headers ?? '', /X-Mine\|kept/);
    assert.doesNotMatch(asked[0]?.headers ?? '', /proxy|X-Hop/i);
  });
});

describe("behind the user's own proxy", () => {
  const proxied = (env: Record<string, string>) => upstreamProxies(env);

  test('tunnels and plain requests go through it, with its user, and its host is told apart from the place', async () => {
    const seen: string[] = [];
    const proxy = createServer((request, response) => {
      seen.push(`${request.method} ${request.url} ${request.headers['proxy-authorization']}`);
      response.end('forwarded');
    }).on('connect', (request, socket: Socket) => {
      seen.push(`CONNECT ${request.url} ${request.headers['proxy-authorization']}`);
      socket.on('error', () => undefined).end('HTTP/1.1 200 OK\r\n\r\nthrough');
    });
    await new Promise<void>((done) => { proxy.listen(0, '127.0.0.1', () => done()); });
    open.push(proxy);
    const address = `http://me:p%40ss@127.0.0.1:${(proxy.address() as AddressInfo).port}`;
    const { say } = await gateFor({ allowed: [{ host: 'api.example.com' }], upstream: proxied({ HTTPS_PROXY: address, http_proxy: address }), lookup: ((_name: string, _options: object, done: (error: Error) => void) => done(new Error('unknown here'))) as never });
    assert.match(await say('CONNECT api.example.com:443 HTTP/1.1\r\nHost: api.example.com\r\n\r\n'), / 200 [^]*through$/);
    assert.match(await say('GET http://api.example.com/x HTTP/1.1\r\nHost: api.example.com\r\n\r\n'), /forwarded$/);
    assert.match(await say('CONNECT other.example.com:443 HTTP/1.1\r\nHost: other.example.com\r\n\r\n'), / 403 /);
    const basic = `Basic ${Buffer.from('me:p@ss').toString('base64')}`;
    assert.deepEqual(seen, [`CONNECT api.example.com:443 ${basic}`, `GET http://api.example.com/x ${basic}`]);
  });

  for (const [what, env, host, expected] of [
    ['none is named', {}, 'a.example', null],
    ['one is named for all', { ALL_PROXY: 'http://proxy.example:3128' }, 'a.example', 'http://proxy.example:3128/'],
    ['small letters win', { HTTPS_PROXY: 'http://large.example', https_proxy: 'proxy.example:8080' }, 'a.example', 'http://proxy.example:8080/'],
    ['a name is spared', { HTTPS_PROXY: 'http://proxy.example', NO_PROXY: 'b.example, a.example' }, 'a.example', null],
    ['all below a name is spared', { HTTPS_PROXY: 'http://proxy.example', no_proxy: '.a.example' }, 'x.a.example', null],
    ['a port is spared', { HTTPS_PROXY: 'http://proxy.example', NO_PROXY: 'a.example:8443' }, 'a.example', 'http://proxy.example/'],
    ['everything is spared', { HTTPS_PROXY: 'http://proxy.example', NO_PROXY: '*' }, 'a.example', null],
    ['it is none that can be asked', { ALL_PROXY: 'socks5://proxy.example' }, 'a.example', 'unsupported'],
  ] as const) {
    test(`where ${what}`, () => {
      const found = upstreamProxies(env)(host, 443, true);
      assert.equal(found === null || found === 'unsupported' ? found : found.url.href, expected);
    });
  }

  test('a kind of proxy that cannot be asked is not gone around', async () => {
    const { port, told } = await place();
    const { gate, say } = await gateFor({ allowed: to(port), upstream: proxied({ ALL_PROXY: 'socks5://127.0.0.1:1' }) });
    assert.match(await say(tunnel(port)), / 403 /);
    await wait(50);
    assert.deepEqual([told(), gate.asked()[0]?.why], ['', 'proxy-unsupported']);
  });
});

test('attempts past the gate are read from both tables of the kernel', () => {
  const snmp = 'Ip: Forwarding OutNoRoutes ReasmTimeout\nIp: 2 3 9\nIcmp: InMsgs\nIcmp: 5\nUdp: InDatagrams NoPorts InErrors\nUdp: 1 2 7\n';
  assert.equal(countIn(snmp), 5);
  assert.equal(countIn('Ip6InReceives                   \t8\nIp6OutNoRoutes                  \t4\nUdp6NoPorts                     \t1\n'), 5);
  assert.equal(countIn('Ip: Forwarding\nIp: 2\n'), 0);
});
