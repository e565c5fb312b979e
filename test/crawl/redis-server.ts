import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { Redis } from 'ioredis';

/** A Redis of a test: it keeps nothing on disk. */
export interface TestRedis {
  port: number;
  url: string;
  /** A client of the test's own. Closed after the tests. */
  client: Redis;
  stop(): Promise<void>;
  /** Lets it hang: it keeps its connections and takes new ones, and answers none. */
  hang(): void;
  goOn(): void;
  /** Starts it again on the same port, empty. */
  start(): Promise<void>;
}

/** Starts a Redis on a free port; it is ended after the tests of this file. */
export async function startRedis({ password, tls }: { password?: string; tls?: { key: string; cert: string } } = {}): Promise<TestRedis> {
  const folder = mkdtempSync(join(tmpdir(), 'queue-redis-'));
  const port = await freePort();
  let server: ChildProcess | undefined;
  const auth = password === undefined ? '' : `:${encodeURIComponent(password)}@`;
  const url = `redis${tls === undefined ? '' : 's'}://${auth}127.0.0.1:${port}`;
  const client = new Redis(url, { lazyConnect: true, ...(tls && { tls: { rejectUnauthorized: false } }), retryStrategy: () => 100 });
  client.on('error', () => undefined);
  const redis: TestRedis = {
    port, url, client,
    start: async () => {
      const ports = tls === undefined ? ['--port', String(port)] : ['--port', '0', '--tls-port', String(port), '--tls-cert-file', tls.cert, '--tls-key-file', tls.key, '--tls-ca-cert-file', tls.cert, '--tls-auth-clients', 'no'];
      const args = [...ports, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder, ...(password === undefined ? [] : ['--requirepass', password])];
      server = spawn('redis-server', args, { stdio: ['ignore', 'pipe', 'inherit'] });
      let said = '';
      await new Promise<void>((done, fail) => {
        server?.once('error', fail).once('exit', () => fail(new Error(`redis-server ended: ${said}`)));
        server?.stdout?.on('data', (text: Buffer) => { said += text; if (/Ready to accept connections/.test(said)) done(); });
      });
    },
    hang: () => { server?.kill('SIGSTOP'); },
    goOn: () => { server?.kill('SIGCONT'); },
    stop: async () => {
      if (server === undefined || server.exitCode !== null || server.signalCode !== null) return;
      const ended = once(server, 'exit');
      server.kill('SIGKILL');
      await ended;
    },
  };
  await redis.start();
  await client.connect();
  after(async () => {
    client.disconnect();
    await redis.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  assert.equal(await client.ping(), 'PONG');
  return redis;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
