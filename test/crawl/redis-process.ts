import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** How a Redis is started: files of a key and a certificate for TLS. */
export interface RedisManner { password?: string; tls?: { key: string; cert: string } }

/** A Redis of our own: it keeps nothing on disk. */
export interface RedisProcess {
  port: number;
  url: string;
  stop(): Promise<void>;
  /** Lets it hang: it keeps its connections and takes new ones, and answers none. */
  hang(): void;
  goOn(): void;
  /** Starts it again on the same port, empty. */
  start(): Promise<void>;
  /** Stops it, for good. */
  close(): Promise<void>;
}

/** Starts a Redis on a free port. */
export async function startRedisProcess({ password, tls }: RedisManner = {}): Promise<RedisProcess> {
  const folder = mkdtempSync(join(tmpdir(), 'queue-redis-'));
  const port = await freePort();
  let server: ChildProcess | undefined;
  const auth = password === undefined ? '' : `:${encodeURIComponent(password)}@`;
  const redis: RedisProcess = {
    port, url: `redis${tls === undefined ? '' : 's'}://${auth}127.0.0.1:${port}`,
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
    close: async () => {
      await redis.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  await redis.start();
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
