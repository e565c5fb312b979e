import { causes } from '../../connect/causes.ts';

/** Why a server of a crawl has no snapshot: what connecting knows, and what only a crawl knows. */
export const crawlCauses = {
  ...causes,
  deadline: 'Run the same command again: it goes on from here.',
  'ended-run': 'Crawl it alone with --fresh, and see what ends toolrisk: memory of the machine, or whoever kills it.',
  'queue-gone': 'Start Redis again and run the same command: it goes on from here.',
  'other-spec': 'Give all workers the same catalog as the crawl, and run it again.',
  'worker-lost': 'Crawl it without --queue to see what it does to a worker, or look why the workers end.',
  'job-lost': 'Give crawl and workers the same key, and look who else writes to that Redis.',
  'bad-result': 'Run the same version of toolrisk with the same catalog everywhere, and look at the machines of the workers.',
} as const satisfies Record<string, string>;

/** The id of a cause. */
export type CrawlCause = keyof typeof crawlCauses;
