import type { LookupAddress } from 'node:dns';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { connect as connectSecurely } from 'node:tls';
import { hostAndPort } from '../../../schema/network/host-rule.ts';
import type { Limits } from '../../limits.ts';
import type { UpstreamProxy } from './upstream-proxies.ts';
import type { Place } from './way-out.ts';

/** Connects to one of the addresses that were checked, and to no other. Throws where none answers. */
export function dialPlace({ host, port }: Place, addresses: readonly LookupAddress[], limits: Limits): Promise<Socket> {
  return connected(connect({ host, port, allowHalfOpen: true, lookup: (_name, options, done) => {
    const [first] = addresses as [LookupAddress];
    if (options.all === true) done(null, [...addresses]);
    else done(null, first.address, first.family);
  } }), 'connect', limits);
}

/** Connects to the user's proxy itself. */
export function dialProxy({ url }: UpstreamProxy, limits: Limits): Promise<Socket> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const port = Number(url.port) || (url.protocol === 'https:' ? 443 : 80);
  return url.protocol === 'https:' ? connected(connectSecurely({ host, port, servername: host, ALPNProtocols: ['http/1.1'] }), 'secureConnect', limits)
    : connected(connect({ host, port, allowHalfOpen: true }), 'connect', limits);
}

/** Has the user's proxy connect to a place (RFC 9110, 9.3.6). Throws where it does not. */
export async function dialThrough(proxy: UpstreamProxy, place: Place, limits: Limits): Promise<Socket> {
  const socket = await dialProxy(proxy, limits);
  const target = hostAndPort(place.host, place.port);
  const credentials = proxy.authorization === undefined ? '' : `Proxy-Authorization: ${proxy.authorization}\r\n`;
  socket.write(`CONNECT ${target} HTTP/1.1\r\nHost: ${target}\r\n${credentials}\r\n`);
  const [head, rest] = await readHead(socket, limits);
  if (!/^HTTP\/1\.[01] 2\d\d[ \r]/.test(`${head}\r`)) {
    socket.destroy();
    throw new Error('the proxy refused');
  }
  if (rest.length > 0) socket.unshift(rest);
  return socket;
}

function connected<S extends Socket>(socket: S, event: string, { wayOpensMs }: Limits): Promise<S> {
  return new Promise((done, fail) => {
    const late = setTimeout(() => socket.destroy(new Error('no answer in time')), wayOpensMs);
    socket.on('error', fail).once('close', () => {
      clearTimeout(late);
      fail(new Error('closed'));
    }).once(event, () => {
      clearTimeout(late);
      done(socket);
    });
  });
}

/** What a proxy answers, up to the empty line, and what already came after it. */
function readHead(socket: Socket, { greatestGateHead, wayOpensMs }: Limits): Promise<[string, Buffer]> {
  return new Promise((done, fail) => {
    let read = Buffer.alloc(0);
    const end = (result: [string, Buffer] | Error) => {
      clearTimeout(late);
      socket.off('data', take).off('close', closed).pause();
      if (!(result instanceof Error)) return done(result);
      socket.destroy();
      fail(result);
    };
    const late = setTimeout(() => end(new Error('no answer in time')), wayOpensMs);
    const closed = () => end(new Error('closed'));
    const take = (chunk: Buffer) => {
      read = Buffer.concat([read, chunk]);
      const at = read.indexOf('\r\n\r\n');
      if (at >= 0) end([read.toString('latin1', 0, at), read.subarray(at + 4)]);
      else if (read.length > greatestGateHead) end(new Error('its answer is too long'));
    };
    socket.on('data', take).on('close', closed);
  });
}
