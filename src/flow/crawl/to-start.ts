import type { Launch } from '../../connect/launch/launch.ts';
import type { ServerSpec } from '../../schema/catalog/server-spec.ts';
import type { CrawlManner } from './crawl-job.ts';
import { launchOf } from './launch-of.ts';

/** How those servers of a catalog are started that a crawl or a worker starts at all. */
export function toStart(specs: readonly ServerSpec[], { launch = launchOf, includeUnreviewed = false }: Pick<CrawlManner, 'launch' | 'includeUnreviewed'>): Launch[] {
  return specs.filter((spec) => spec.unreviewed !== true || includeUnreviewed).map((spec) => launch(spec));
}
