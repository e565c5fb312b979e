import { nearestNames } from '../../sources/nearest-names.ts';
import { listHistory, readHistory } from '../../store/change/history.ts';
import { readSnapshot } from '../../store/snapshots.ts';
import { PlaceError } from '../../text/errors/place-error.ts';
import { versionOf } from '../listed-server.ts';
import type { ListedServer } from '../listed-server.ts';
import { findCatalogServer, listedSnapshot, unknownServer } from '../scan/list-catalog-server.ts';

/** Versions that an error names. */
const mostNamed = 8;

/** A version of a catalog server, as it was recorded then. Throws `PlaceError` for one that nobody recorded. */
export async function listVersion(server: string, version: string, catalog: string | null): Promise<ListedServer> {
  const found = await findCatalogServer(server, catalog);
  if (found === null) throw await unknownServer(server, catalog);
  const from = found.spec.npm && { package: found.spec.npm.package };
  const snapshot = await readSnapshot(found.catalog, server);
  if (snapshot !== null && versionOf(snapshot) === version) return { ...listedSnapshot(server, snapshot), ...from };
  const earlier = await readHistory(found.catalog, server, version);
  if (earlier !== null) return { ...listedSnapshot(server, earlier), version, ...from };
  const known = [...await listHistory(found.catalog, server), ...(snapshot === null ? [] : [versionOf(snapshot) ?? ''])].filter((each) => each !== '');
  const near = nearestNames(version, known);
  const named = near.length > 0 ? near : known.slice(-mostNamed);
  throw new PlaceError(`${server}@${version}`, 'was never recorded', named.length === 0 ? `Run toolrisk crawl ${server} first.` : `Recorded are ${named.join(', ')}${named.length < known.length ? ', …' : ''}.`);
}

/** The newest version in the history of a catalog server, but the one that its snapshot is of. Throws `PlaceError` where there is none. */
export async function versionBefore(server: string, catalog: string | null): Promise<string> {
  const found = await findCatalogServer(server, catalog);
  if (found === null) throw await unknownServer(server, catalog);
  const snapshot = await readSnapshot(found.catalog, server);
  const now = snapshot === null ? undefined : versionOf(snapshot);
  const before = (await listHistory(found.catalog, server)).findLast((version) => version !== now);
  if (before !== undefined) return before;
  throw new PlaceError(server, 'has no earlier version in the history of the catalog', 'Name what to compare it with: toolrisk diff <old> <new>.');
}
