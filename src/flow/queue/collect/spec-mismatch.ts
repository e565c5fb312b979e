import type { Listing } from '../../../connect/listing/listing.ts';
import type { ServerSpec } from '../../../schema/catalog/server-spec.ts';
import { shortened, visibleLine } from '../../../text/visible.ts';

/**
 * In what a listing is not one of this spec, as a clause; null when it is. A worker with the key may still have had another
 * file, another registry, or another mind: what a crawl records is compared with what it asked for.
 */
export function specMismatch({ package: listed, transport }: Listing, { npm, url }: ServerSpec): string | null {
  if ((transport === 'stdio') !== (url === undefined)) return url === undefined ? `it came over ${transport}, though a program was asked for` : 'it came from a program, though an address was asked for';
  if (npm === undefined) return listed === undefined ? null : `it names the package ${said(listed.name)}, though none of npm was asked for`;
  if (listed === undefined) return `it names no package instead of ${npm.package}`;
  if (listed.name !== npm.package) return `its package is ${said(listed.name)}, not ${npm.package}`;
  if (listed.version !== npm.version) return `its version is ${said(listed.version)}, not ${npm.version}`;
  if (npm.integrity === undefined || listed.integrity === npm.integrity) return null;
  return `the integrity of its package is ${listed.integrity === undefined ? 'unknown' : said(listed.integrity)}, not ${npm.integrity}`;
}

function said(text: string): string {
  return shortened(visibleLine(text), 120);
}
