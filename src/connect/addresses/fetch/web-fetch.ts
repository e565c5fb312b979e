import { lookup as systemLookup } from 'node:dns';
import { request as plainRequest } from 'node:http';
import type { IncomingMessage, RequestOptions } from 'node:http';
import { request as secureRequest } from 'node:https';
import { isIP } from 'node:net';
import type { LookupFunction } from 'node:net';
import { isFetchPort } from './fetch-port.ts';
import { isPublicAddress } from '../../../schema/network/public-address.ts';
import { Unlisted } from '../../unlisted.ts';
import { unpackedBody } from './unpacked-body.ts';

/** How far requests may go. `lookup` asks for the addresses of a name; tests give their own. */
export interface Reach { allowPrivate: boolean; lookup?: typeof systemLookup }

/**
 * `fetch` that refuses private addresses where it counts: in the lookup of the very socket it opens, so that no redirect, no
 * name with two faces and no way to write an address gets around it. Follows no redirect, uses no proxy and keeps no connection.
 */
export async function webFetch(address: string | URL, init: RequestInit | undefined, reach: Reach): Promise<Response> {
  const request = new Request(address, { ...init, redirect: 'manual' });
  const url = new URL(request.url);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (!reach.allowPrivate && isIP(host) !== 0 && !isPublicAddress(host)) throw privateAddress(url.host);
  if (!isFetchPort(url.port)) throw new Unlisted('unreachable', `${url.host} cannot be reached (bad port)`);
  const body = request.body === null ? null : Buffer.from(await request.arrayBuffer());
  const answer = await send(url, {
    method: request.method, headers: headersOf(request), agent: false, lookup: guardedLookup(url.host, reach), ...(init?.signal && { signal: init.signal }),
  }, body);
  return responseOf(answer, url);
}

/** Compressed answers are taken, not asked for: they could swell. */
function headersOf({ headers }: Request): Record<string, string> {
  return { 'user-agent': 'toolrisk', ...Object.fromEntries(headers), 'accept-encoding': 'identity' };
}

function guardedLookup(host: string, { allowPrivate, lookup = systemLookup }: Reach): LookupFunction {
  return (name, options, done) => lookup(name, { ...options, all: true }, (error, found) => {
    if (error !== null) return done(error, '', 0);
    if (!allowPrivate && found.some(({ address }) => !isPublicAddress(address))) return done(privateAddress(host), '', 0);
    const [first] = found;
    return options.all === true ? done(null, found) : done(null, first?.address ?? '', first?.family ?? 0);
  });
}

function privateAddress(host: string): Unlisted {
  return new Unlisted('private-address', `${host} is an address of this machine or of a private network`);
}

function send(url: URL, options: RequestOptions, body: Buffer | null): Promise<IncomingMessage> {
  return new Promise((done, fail) => {
    const request = (url.protocol === 'https:' ? secureRequest : plainRequest)(url, options);
    request.once('response', done).on('error', fail);
    if (body === null) request.end();
    else request.end(body);
  });
}

function responseOf(answer: IncomingMessage, url: URL): Response {
  const status = answer.statusCode ?? 0;
  if (status < 200 || status > 599) {
    answer.destroy();
    throw new Unlisted('http-status', `${url.host} answered with HTTP ${status}`);
  }
  const headers = new Headers();
  for (let at = 0; at < answer.rawHeaders.length; at += 2) headers.append(answer.rawHeaders[at] as string, answer.rawHeaders[at + 1] as string);
  if ([204, 205, 304].includes(status)) {
    answer.resume();
    return new Response(null, { status, headers });
  }
  return new Response(unpackedBody(answer), { status, headers });
}
