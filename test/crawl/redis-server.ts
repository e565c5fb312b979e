import assert from 'node:assert/strict';
import { after } from 'node:test';
import { Redis } from 'ioredis';
import { startRedisProcess } from './redis-process.ts';
import type { RedisManner, RedisProcess } from './redis-process.ts';

/** A Redis of a test. */
export interface TestRedis extends RedisProcess {
  /** A client of the test's own. Closed after the tests. */
  client: Redis;
}

/** Starts a Redis on a free port; it is ended after the tests of this file. */
export async function startRedis(manner: RedisManner = {}): Promise<TestRedis> {
  const redis = await startRedisProcess(manner);
  const client = new Redis(redis.url, { lazyConnect: true, ...(manner.tls && { tls: { rejectUnauthorized: false } }), retryStrategy: () => 100 });
  client.on('error', () => undefined);
  after(async () => {
    client.disconnect();
    await redis.close();
  });
  await client.connect();
  assert.equal(await client.ping(), 'PONG');
  return { ...redis, client };
}
