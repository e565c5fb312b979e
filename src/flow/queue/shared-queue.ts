import type { QueueKey } from './signed/queue-key.ts';
import type { RedisPlace } from './redis/redis-place.ts';

/** A queue that a crawl and its workers share: where it is, and the key that its jobs and results are signed with. */
export interface SharedQueue { place: RedisPlace; key: QueueKey }
