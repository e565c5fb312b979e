import { join } from 'node:path';
import type { Edition } from '../../schema/catalog/record.ts';
import { writeText } from '../../store/write-text.ts';
import { refuseUnwritable } from '../../store/write/refuse-unwritable.ts';
import { PlaceError } from '../../text/errors/place-error.ts';
import { buildCatalog } from './build-catalog.ts';
import type { BuildRequest } from './build-catalog.ts';

/**
 * Freezes the figures of the whole index as `catalog/editions/<month>.json` (`month`: `YYYY-MM`). Tool and server pages
 * show these and no live ones, so that one changed server re-renders its own pages only.
 */
export async function freezeEdition(request: BuildRequest, month: string): Promise<Edition> {
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) throw new PlaceError('edition', `"${month}" is no month`, 'Write it as 2026-01.');
  await refuseUnwritable(join(request.catalog, 'editions'));
  const { index } = await buildCatalog(request);
  const tokens = index.servers.filter((server) => server.withheld === undefined).map((server) => server.counts.tokens).sort((a, b) => a - b);
  const edition: Edition = {
    servers: index.servers.length,
    counts: index.counts,
    tokensPerServer: { median: quantile(tokens, 0.5), p90: quantile(tokens, 0.9), max: tokens.at(-1) ?? 0 },
  };
  await writeText(join(request.catalog, 'editions', `${month}.json`), `${JSON.stringify(edition, null, 2)}\n`);
  return edition;
}

/** The smallest value that at least this share of the sorted values does not exceed (nearest-rank); 0 of none. */
function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}
