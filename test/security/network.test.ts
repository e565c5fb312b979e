import assert from 'node:assert/strict';
import { createServer as createSecureServer } from 'node:https';
import { createServer } from 'node:net';
import type { AddressInfo, Server } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { chooseSandbox } from '../../src/connect/sandbox/choose-sandbox.ts';
import { refusalText } from '../../src/connect/network/protocols/refusal-text.ts';
import type { Asked } from '../../src/schema/network/asked.ts';
import { selfSigned } from '../connect/self-signed.ts';
import { asUsers } from './as-users.ts';
import { notProven } from './not-proven.ts';
import { namesKnown, playHost, rule, tried } from './reaching-out.ts';
import type { Attempt, PlayedHost } from './reaching-out.ts';

const sandbox = await chooseSandbox('auto').catch(() => null);
const skip = sandbox?.kind !== 'bwrap' && notProven('what the network of a cell holds back: bubblewrap may not be used here');
const straight = () => null;
const gateAt = '127.0.0.1:31280';

/** What was asked for, as `host:port`, with why it was refused. */
const askedOf = (asked: readonly Asked[] = []): string[] => asked.map(({ host, port, why }) => `${host}:${port}${why === undefined ? '' : ` ${why}`}`);

/** A host of the world played by this machine, under these names, and the gate's parts that lead there. */
async function world(names: readonly string[], host?: PlayedHost) {
  const web = host ?? await playHost();
  return { web, gate: { lookup: namesKnown(Object.fromEntries(names.map((name) => [name, '127.0.0.1']))).lookup, isPublic: () => true, upstream: straight } };
}

describe('a program that may reach a host', { skip }, () => {
  test('reaches it in every way that programs reach hosts', async () => {
    const { web, gate } = await world(['api.example.com']);
    const at = `http://api.example.com:${web.port}`;
    const curl = (...args: string[]): Attempt => ({ by: 'run', file: 'curl', args: ['-sS', ...args] });
    const ways: [string, Attempt][] = [
      ['a', { by: 'fetch', url: `${at}/a?b=c` }], ['b', { by: 'agent', url: `${at}/b` }], ['c', { by: 'fetch', url: `${at}/c`, method: 'POST', body: 'sent' }],
      ['d', curl(`${at}/d`)], ['e', curl('-p', `${at}/e`)], ['f', curl('-H', 'Transfer-Encoding: chunked', '-d', 'sent', `${at}/f`)],
      ['g', curl('-x', `socks5h://${gateAt}`, `${at}/g`)], ['h', curl('-x', `socks4a://${gateAt}`, `${at}/h`)],
    ];
    const { came, observed } = await tried(ways.map(([, attempt]) => attempt), { hosts: [rule(`api.example.com:${web.port}`)], gate });
    for (const [index, [path]] of ways.entries()) assert.match(came[index] as string, new RegExp(`welcome (GET|POST) /${path}`), `${path}: ${came[index]}`);
    for (const index of [2, 5]) assert.match(came[index] as string, /sent$/);
    assert.deepEqual(askedOf(observed.asked), [`api.example.com:${web.port}`]);
    assert.equal(observed.direct, undefined);
  });

  test('reaches it also where its client gives its proxy for the host, or none', async () => {
    const { web, gate } = await world(['api.example.com']);
    const at = `api.example.com:${web.port}`;
    const raw = (head: string): Attempt => ({ by: 'raw', send: `${head}\r\n\r\n` });
    const heads = [
      `CONNECT ${at} HTTP/1.1\r\nHost: ${gateAt}`, `CONNECT ${at} HTTP/1.1\r\nHost: localhost:31280`, `CONNECT ${at} HTTP/1.1`, `CONNECT ${at} HTTP/1.0`,
      `GET http://${at}/a HTTP/1.1\r\nHost: ${gateAt}`, `GET http://${at}/b HTTP/1.0`,
      // Of another proxy it is none of ours.
      `CONNECT ${at} HTTP/1.1\r\nHost: 127.0.0.1:31281`, `CONNECT ${at} HTTP/1.1\r\nHost: ${gateAt}\r\nHost: ${at}`,
    ];
    const { came, observed } = await tried(heads.map(raw), { hosts: [rule(at)], gate });
    assert.deepEqual(came.map((text) => text.slice(9, 12)), ['200', '200', '200', '200', '200', '200', '400', '400'], JSON.stringify(came));
    assert.deepEqual(askedOf(observed.asked), [at, ':0 malformed']);
    assert.equal(web.met.length, 6);
  });

  test('reaches it by TLS, which the gate does not open', async () => {
    const { web, gate } = await world(['api.example.com'], await playHost('welcome', createSecureServer(selfSigned())));
    const { came } = await tried([{ by: 'run', file: 'curl', args: ['-sSk', `https://api.example.com:${web.port}/tls`] }], { hosts: [rule(`api.example.com:${web.port}`)], gate });
    assert.match(came[0] as string, /welcome GET \/tls/);
  });

  test('reaches what is below a name, at the ports that are named, and nothing else', async () => {
    const { web, gate } = await world(['a.example.com', 'b.a.example.com', 'example.com', 'notexample.com']);
    const asks = ['a.example.com', 'b.a.example.com', 'A.EXAMPLE.COM.', 'example.com', 'notexample.com', 'example.com.evil.test'].map((host) => connectTo(`${host}:${web.port}`));
    const { came } = await tried([...asks, connectTo('a.example.com:443')], { hosts: [rule(`*.example.com:${web.port}`)], gate });
    assert.deepEqual(came.map((text) => text.slice(9, 12)), ['200', '200', '200', '403', '403', '403', '403']);
    assert.equal(web.met.length, 3);
  });

  test('is led to the very address that was checked, and asked for once', async () => {
    const { web } = await world([]);
    // The second answer would lead elsewhere: nobody may ask for it.
    let turns = 0;
    const lookup = ((_name: string, _options: object, done: (error: null, found: object[]) => void) => done(null, [{ address: turns++ === 0 ? '127.0.0.1' : '127.0.0.2', family: 4 }])) as never;
    const { came } = await tried([connectTo(`two-faced.example:${web.port}`)], { hosts: [rule(`two-faced.example:${web.port}`)], gate: { lookup, isPublic: (address) => address === '127.0.0.1', upstream: straight } });
    assert.deepEqual([came[0]?.slice(9, 12), turns, web.met.length], ['200', 1, 1]);
  });

  test('is told so where its host does not answer', async () => {
    const { gate } = await world(['api.example.com']);
    const { came, observed } = await tried([connectTo('api.example.com:1'), connectTo('unknown.example.com:1')], { hosts: [rule('*.example.com:1')], gate });
    assert.deepEqual(came.map((text) => text.slice(9, 12)), ['502', '502']);
    assert.deepEqual(askedOf(observed.asked), ['api.example.com:1', 'unknown.example.com:1']);
  });
});

describe('a program that is allowed nothing', { skip }, () => {
  test('is refused by a sentence that names the option, and what it asked for is written down', async () => {
    const { web } = await world([]);
    const url = `http://call.example:${web.port}/`;
    const { came, observed } = await tried([{ by: 'run', file: 'curl', args: ['-sS', url] }, { by: 'fetch', url }, connectTo('call.example:443'), { by: 'run', file: 'curl', args: ['-sS', '-x', `socks5h://${gateAt}`, url] }]);
    assert.equal(came[0], refusalText({ host: 'call.example', port: web.port, use: 'http' }, 'not-listed'));
    assert.match(came[0] as string, new RegExp(`--allow-host call\\.example:${web.port} `));
    assert.deepEqual(observed.asked, [
      { host: 'call.example', port: web.port, allowed: false, why: 'not-listed', count: 3 }, { host: 'call.example', port: 443, allowed: false, why: 'not-listed', count: 1 },
    ]);
    assert.equal(web.met.length, 0);
  });

  test('is told of an inner address that no option allows it, and so is whoever runs it', async () => {
    const { came, observed } = await tried([connectTo('10.0.0.5:5432'), connectTo('localhost:5432'), connectTo('[::1]:80')], { gate: { upstream: straight } });
    for (const text of came) assert.ok(/ 403 /.test(text) && /is refused: it is an address of this machine or of a private network\.\n/.test(text) && !text.includes('--allow-host'), text);
    assert.deepEqual(askedOf(observed.asked), ['10.0.0.5:5432 inner-address', 'localhost:5432 inner-address', '::1:80 inner-address']);
  });

  test('takes nothing that was passed in to a report in the name of a host', async () => {
    const { came, observed } = await tried([connectTo('HunTer2-Secret-Value.call.example:443')], { env: { API_TOKEN: 'HunTer2-Secret-Value' } });
    assert.match(came[0] as string, / 403 /);
    assert.deepEqual(askedOf(observed.asked), ['[masked].call.example:443 not-listed']);
  });

  test('looks up no name by asking for it', async () => {
    const { lookup, asked } = namesKnown({});
    await tried([connectTo('secret-in-a-name.example:443')], { gate: { lookup, upstream: straight } });
    assert.deepEqual(asked, []);
  });

  // Only addresses that cannot leave a namespace without routes, whatever becomes of the attempt: of documentation, and reserved ones.
  for (const [what, attempt] of [
    ['a connection', { by: 'tcp', host: '192.0.2.1', port: 80 }], ['a connection by IPv6', { by: 'tcp', host: '2001:db8::1', port: 80 }], ['a datagram', { by: 'udp', host: '192.0.2.1', port: 53 }],
    ['a datagram by IPv6', { by: 'udp', host: '2001:db8::1', port: 53 }], ['a name', { by: 'name', host: 'call.example' }], ['a reserved address', { by: 'tcp', host: '240.0.0.1', port: 443 }],
  ] as [string, Attempt][]) {
    test(`does not get past the gate, and is said to have tried: ${what}`, async () => {
      const { came, observed } = await tried([attempt]);
      assert.match(came[0] as string, /^<E[A-Z_]+>$/);
      assert.ok((observed.direct ?? 0) > 0, JSON.stringify(observed));
    });
  }

  test('is not said to have tried anything when it did not, or spoke to itself', async () => {
    assert.deepEqual(Object.keys((await tried([])).observed).filter((key) => key === 'asked' || key === 'direct'), []);
    assert.equal((await tried([{ by: 'tcp', host: '127.0.0.1', port: 1 }, { by: 'tcp', host: 'localhost', port: 5432 }, { by: 'name', host: 'localhost' }])).observed.direct, undefined);
  });

  test('cannot have another proxy: that of the gate wins over its variables', async () => {
    const { came } = await tried([{ by: 'env', name: 'HTTPS_PROXY' }, { by: 'env', name: 'no_proxy' }], { env: { HTTPS_PROXY: 'http://192.0.2.1:8080', no_proxy: '*' } });
    assert.deepEqual(came, [`http://${gateAt}`, 'localhost,127.0.0.1,::1']);
  });

  test('finds nothing of the gate but its port: no open file, no name of the gate keeper', async () => {
    const { came } = await tried([{ by: 'run', file: 'sh', args: ['-c', 'ls /proc/$PPID/fd | sort -n | tail -n +1; env | grep -c -e ^GATE_ -e ^NODE_CHANNEL || true; grep SigIgn /proc/$$/status'] }]);
    assert.match(came[0] as string, /\n0\nSigIgn:\t0+\n$/);
  });
});

/** Asks for a tunnel, as it is written. */
function connectTo(target: string, headers = ''): Attempt {
  return { by: 'raw', send: `CONNECT ${target} HTTP/1.1\r\nHost: ${target}\r\n${headers}\r\n` };
}

describe('under the real rule for addresses', { skip }, () => {
  const listeners: Server[] = [];
  let [port, met, came, asked]: [number, string[], Map<string, string>, Asked[]] = [0, [], new Map(), []];
  const socks5 = (host: string) => `\x05\x01\x00\x03${String.fromCharCode(host.length)}${host}`;
  const at = (text: string) => text.replaceAll('PORT', String(port));
  const inPort = () => Buffer.from([port >> 8, port & 255]).toString('latin1');

  /** All lead to a listener of this machine, if they lead anywhere. Names: what the lookup answers is beside. */
  const names: Record<string, string | string[]> = {
    'localhost': '127.0.0.1', 'rebind.example': '127.0.0.1', 'mapped.example': '::ffff:127.0.0.1', 'six.example': '::1', 'mixed.example': ['192.88.98.1', '127.0.0.1'],
    'metadata.example': '169.254.169.254', 'home.example': '192.168.0.1', 'zero.example': '0.0.0.0', 'any6.example': '::', 'compatible.example': '::7f00:1', 'nat64.example': '64:ff9b::7f00:1',
    'linklocal.example': 'fe80::1', 'unique.example': 'fd00::1', 'allowed.example': '127.0.0.1',
  };
  const spellings = [
    '127.0.0.1', '127.1', '127.0.1', '0x7f.0.0.1', '0x7f000001', '2130706433', '017700000001', '0177.0.0.1', '127.0.0.1.', '①②⑦.⓪.⓪.①', '0', '0.0.0.0', 'localhost', 'LOCALHOST', 'localhost.', 'ｌocalhost',
    '[::1]', '[0:0:0:0:0:0:0:1]', '[::ffff:127.0.0.1]', '[::ffff:7f00:1]', '[::127.0.0.1]', '[64:ff9b::127.0.0.1]', '[2002:7f00:1::]', '[::]', '[fe80::1]',
    ...Object.keys(names).filter((name) => name.includes('.')),
  ];
  /** What is malformed, or says two things at once: nothing may come of it but a refusal. */
  const crafted: Record<string, string> = {
    'user info before the host': 'GET http://allowed.example@127.0.0.1:PORT/ HTTP/1.1\r\nHost: allowed.example\r\n\r\n',
    'a Host that differs': 'GET http://allowed.example:PORT/ HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\n\r\n',
    'two Hosts': 'GET http://allowed.example:PORT/ HTTP/1.1\r\nHost: allowed.example:PORT\r\nHost: 127.0.0.1:PORT\r\n\r\n',
    'a tunnel with another Host': 'CONNECT allowed.example:PORT HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\n\r\n',
    'no whole address': 'GET / HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\n\r\n',
    'a backslash in the address': 'GET http://allowed.example\\@127.0.0.1:PORT/ HTTP/1.1\r\nHost: allowed.example\r\n\r\n',
    'a percent in the host': 'GET http://127.0.0.1%2eexample:PORT/ HTTP/1.1\r\nHost: x\r\n\r\n',
    'a fragment before the host': 'GET http://127.0.0.1:PORT#@allowed.example/ HTTP/1.1\r\nHost: x\r\n\r\n',
    'https without a tunnel': 'GET https://allowed.example:PORT/ HTTP/1.1\r\nHost: allowed.example:PORT\r\n\r\n',
    'a file': 'GET file:///etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n',
    'a line break in the target': 'CONNECT allowed.example:PORT\nX: y HTTP/1.1\r\n\r\n',
    'a line folded': 'GET http://allowed.example:PORT/ HTTP/1.1\r\nHost: allowed.example:PORT\r\nX: a\r\n b\r\n\r\n',
    'lines ended by one character': 'GET http://allowed.example:PORT/ HTTP/1.1\nHost: allowed.example:PORT\n\n',
    'two lengths': 'POST http://allowed.example:PORT/ HTTP/1.1\r\nHost: allowed.example:PORT\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab',
    'a length and chunks': 'POST http://allowed.example:PORT/ HTTP/1.1\r\nHost: allowed.example:PORT\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET http://127.0.0.1:PORT/ HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\n\r\n',
    'a coding that is none': 'POST http://allowed.example:PORT/ HTTP/1.1\r\nHost: allowed.example:PORT\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n',
    'a tunnel with a body': 'CONNECT allowed.example:PORT HTTP/1.1\r\nHost: allowed.example:PORT\r\nContent-Length: 5\r\n\r\nhello',
    'an upgrade': 'GET http://allowed.example:PORT/ HTTP/1.1\r\nHost: allowed.example:PORT\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
    'huge headers': `GET http://allowed.example:PORT/ HTTP/1.1\r\nHost: allowed.example:PORT\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`,
    'a port that is none': 'CONNECT allowed.example:99999 HTTP/1.1\r\nHost: x\r\n\r\n',
    'port zero': 'CONNECT allowed.example:0 HTTP/1.1\r\nHost: x\r\n\r\n',
    'no port': 'CONNECT allowed.example HTTP/1.1\r\nHost: allowed.example\r\n\r\n',
    'a space in the host': 'CONNECT 127.0.0.1 .example:PORT HTTP/1.1\r\nHost: x\r\n\r\n',
    'an address with a zone': 'CONNECT [::1%25lo]:PORT HTTP/1.1\r\nHost: x\r\n\r\n',
    'another version of HTTP': 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
    'TLS': '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03',
    'zeros': '\x00\x00\x00\x00',
    'an escape sequence for the report': 'CONNECT \x1b]0;owned\x07.example:PORT HTTP/1.1\r\nHost: x\r\n\r\n',
  };

  before(async () => {
    if (skip) return;
    for (const host of ['127.0.0.1', '::1', '::']) {
      const server = createServer((socket) => {
        met.push(host);
        socket.on('error', () => undefined).destroy();
      });
      await new Promise<void>((done) => server.once('error', () => done()).listen(port, host, () => {
        port ||= (server.address() as AddressInfo).port;
        listeners.push(server);
        done();
      }));
    }
    const { lookup } = namesKnown(names);
    const hosts = [...spellings, 'allowed.example'].flatMap((host) => rule(`${host}:${port}`));
    const zeros = '\x00\x00\x00\x01';
    const attempts: [string, Attempt][] = [
      ...spellings.map((host): [string, Attempt] => [host, { by: 'raw', send: Buffer.from(`CONNECT ${host}:${port} HTTP/1.1\r\nHost: ${host}:${port}\r\n\r\n`).toString('latin1') }]),
      ...Object.entries(crafted).map(([name, send]): [string, Attempt] => [name, { by: 'raw', send: at(send), silentMs: 500 }]),
      ['SOCKS 5 to an address', { by: 'raw', send: '\x05\x01\x00', then: [`\x05\x01\x00\x01\x7f\x00\x00\x01${inPort()}`] }],
      ['SOCKS 5 to an address of IPv6', { by: 'raw', send: '\x05\x01\x00', then: [`\x05\x01\x00\x04${'\x00'.repeat(15)}\x01${inPort()}`] }],
      ['SOCKS 5 to a name', { by: 'raw', send: '\x05\x01\x00', then: [`${socks5('rebind.example')}${inPort()}`] }],
      ['SOCKS 5 to a name with a zero in it', { by: 'raw', send: '\x05\x01\x00', then: [`${socks5('127.0.0.1\0.example')}${inPort()}`] }],
      ['SOCKS 5 that wants to listen', { by: 'raw', send: '\x05\x01\x00', then: [`\x05\x02\x00\x01\x7f\x00\x00\x01${inPort()}`] }],
      ['SOCKS 5 that wants datagrams', { by: 'raw', send: '\x05\x01\x00', then: [`\x05\x03\x00\x01\x7f\x00\x00\x01${inPort()}`] }],
      ['SOCKS 5 with a password', { by: 'raw', send: '\x05\x01\x02' }],
      ['SOCKS 4 to an address', { by: 'raw', send: `\x04\x01${inPort()}\x7f\x00\x00\x01me\x00` }],
      ['SOCKS 4a to a name', { by: 'raw', send: `\x04\x01${inPort()}${zeros}me\x00localhost\x00` }],
      ['SOCKS 4a with an endless user', { by: 'raw', send: `\x04\x01${inPort()}${zeros}${'a'.repeat(2000)}` }],
    ];
    const result = await tried(attempts.map(([, attempt]) => attempt), { hosts, gate: { lookup, upstream: straight } });
    came = new Map(attempts.map(([name], index) => [name, result.came[index] ?? 'nothing']));
    asked = [...result.observed.asked ?? []];
  });
  after(() => listeners.forEach((server) => server.close()));

  test('this machine and private networks are reached by no spelling, though a rule names each', () => {
    for (const spelling of spellings) assert.match(came.get(spelling) as string, /^HTTP\/1\.1 40[03] /, `${spelling}: ${came.get(spelling)}`);
    assert.ok(spellings.length >= 30);
  });

  test('what could be read in two ways is refused', () => {
    for (const name of Object.keys(crafted)) assert.match(came.get(name) as string, /^(HTTP\/1\.1 4\d\d |$|<ECONNRESET>$)/, `${name}: ${came.get(name)}`);
  });

  test('SOCKS leads no further', () => {
    const told = [...came].filter(([name]) => name.startsWith('SOCKS')).map(([, text]) => text);
    assert.equal(told.length, 10);
    for (const text of told) assert.doesNotMatch(text, /^\x05\x00\x05\x00|^\x00\x5a/);
  });

  test('nothing was dialled, and every ask is counted', () => {
    assert.ok(listeners.length > 0);
    assert.deepEqual(met, []);
    assert.ok(asked.length > 0 && asked.every(({ allowed }) => !allowed));
    // One that holds a second one after the first may count twice.
    assert.ok(asked.reduce((sum, { count }) => sum + count, 0) >= came.size);
    assert.ok(asked.every(({ host }) => /^[\x20-\x7e]*$/.test(host)), JSON.stringify(asked));
  });
});

asUsers(import.meta.filename);
