import { causes } from '../connect/causes.ts';

/** Why a server of a crawl has no snapshot: what connecting knows, and what only a crawl knows. */
export const crawlCauses = {
  ...causes,
  deadline: 'Run the same command again: it goes on from here.',
} as const satisfies Record<string, string>;

/** The id of a cause. */
export type CrawlCause = keyof typeof crawlCauses;
