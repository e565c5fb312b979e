import assert from 'node:assert/strict';
import type { lookup as systemLookup } from 'node:dns';
import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo, Server, Socket } from 'node:net';
import { join } from 'node:path';
import { after } from 'node:test';
import type { ListOptions } from '../../src/connect/list-options.ts';
import type { Observed } from '../../src/connect/observed.ts';
import { readHostRule } from '../../src/schema/network/host-rule.ts';
import type { HostRule } from '../../src/schema/network/host-rule.ts';
import { listed } from '../connect/stand-in.ts';

const script = join(import.meta.dirname, 'programs/reaches-out.mjs');

/** One thing that the program tries (`programs/reaches-out.mjs`). */
export type Attempt = { by: string } & Record<string, unknown>;

/** A rule as a person writes it. */
export function rule(text: string): HostRule {
  const read = readHostRule(text);
  assert.ok(read, text);
  return read;
}

/** What a program in a cell is told of each attempt, and what was seen of it. */
export async function tried(attempts: readonly Attempt[], { hosts = [], env = {}, ...options }: { hosts?: readonly HostRule[]; env?: Record<string, string> } & Partial<ListOptions> = {}): Promise<{ came: string[]; observed: Observed }> {
  const outcome = await listed({ kind: 'command', command: process.execPath, args: [script, ...attempts.map((attempt) => JSON.stringify(attempt))], env, hosts }, { sandbox: 'bwrap', ...options });
  assert.ok(outcome.ok, JSON.stringify(outcome));
  return { came: outcome.listing.tools.filter(({ name }) => name !== 'nothing').map(({ description }) => String(description)), observed: outcome.observed };
}

/** A server of this machine that plays a host of the world; `met` is who connected, `asked` what was requested. */
export interface PlayedHost { port: number; met: Socket[]; asked: IncomingMessage[]; close(): void }

/** Plays a web server. */
export async function playHost(answer = 'welcome', server: Server = createServer()): Promise<PlayedHost> {
  const [met, asked]: [Socket[], IncomingMessage[]] = [[], []];
  server.on('connection', (socket: Socket) => met.push(socket.on('error', () => undefined)))
    .on('request', (request: IncomingMessage, response: { end(text: string): void }) => {
      asked.push(request);
      let body = '';
      request.on('data', (chunk: Buffer) => { body += chunk.toString(); }).on('end', () => response.end(`${answer} ${request.method} ${request.url} ${request.headers.host} ${body}`));
    });
  await new Promise<void>((done) => { server.listen(0, '127.0.0.1', () => done()); });
  const close = () => {
    server.close();
    for (const socket of met) socket.destroy();
  };
  after(close);
  return { port: (server.address() as AddressInfo).port, met, asked, close };
}

/** A lookup that knows these names only, and writes down who is asked for. */
export function namesKnown(known: Record<string, string | string[]>): { lookup: typeof systemLookup; asked: string[] } {
  const asked: string[] = [];
  const lookup = (name: string, _options: unknown, done: (error: Error | null, found: { address: string; family: number }[]) => void) => {
    asked.push(name);
    const found = known[name];
    if (found === undefined) return done(Object.assign(new Error('not found'), { code: 'ENOTFOUND' }), []);
    done(null, [found].flat().map((address) => ({ address, family: address.includes(':') ? 6 : 4 })));
  };
  return { lookup: lookup as unknown as typeof systemLookup, asked };
}
