import { parseQueueKey } from '../../src/flow/queue/signed/queue-key.ts';
import { parseRedisPlace } from '../../src/flow/queue/redis/redis-place.ts';
import type { SharedQueue } from '../../src/flow/queue/shared-queue.ts';

/** A key that crawls and workers of tests share, and one that is none of theirs. */
export const [testKey, otherKey] = ['a key of tests alone, of no worth 1', 'a key of tests alone, of no worth 2'] as const;

/** The queue of a test at an address of a Redis. */
export function testQueue(url: string, key: string = testKey): SharedQueue {
  return { place: parseRedisPlace(url, 'redis'), key: parseQueueKey(key, 'key') };
}
