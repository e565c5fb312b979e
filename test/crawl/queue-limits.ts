import type { CrawlLimits } from '../../src/flow/crawl/crawl-limits.ts';

/** Less to wait for than in earnest. */
export const queueLimits: Partial<CrawlLimits> = { queueBeatMs: 200, queueLookMs: 50, noWorkersAfterMs: 300, redisGoneMs: 3000, redisFarewellMs: 5000, retryWaitsMs: [] };
