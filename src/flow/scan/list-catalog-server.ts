import { existsSync } from 'node:fs';
import { nearestNames } from '../../sources/nearest-names.ts';
import { shippedCatalog } from '../../store/package-root.ts';
import { readOverrides } from '../../store/overrides.ts';
import { withVariants } from '../../store/read/with-variants.ts';
import { readServerSpecs } from '../../store/server-specs.ts';
import { readSnapshot } from '../../store/snapshots.ts';
import { statesOf } from '../../schema/catalog/server-state.ts';
import { variantOf } from '../../schema/catalog/variant.ts';
import type { Snapshot } from '../../schema/catalog/snapshot.ts';
import { PlaceError } from '../../text/errors/place-error.ts';
import { listedWhole, notListed, versionOf } from '../listed-server.ts';
import type { ListedServer } from '../listed-server.ts';
import type { CatalogServer } from './plan/plan-catalog-server.ts';

/**
 * The tools of a catalog server as its snapshot recorded them: nothing is started. Looks in one's own catalog, then in the
 * one that comes with toolrisk; null when neither knows the id, `withheld` where its definitions are not kept.
 */
export async function listCatalogServer(server: string, catalog: string | null): Promise<ListedServer | 'withheld' | null> {
  const of = variantOf(server);
  for (const folder of catalogFolders(catalog)) {
    const specs = await readServerSpecs(folder);
    const spec = withVariants(specs).get(server);
    if (spec === undefined) continue;
    if (spec.withheld !== undefined) return 'withheld';
    const snapshot = await readSnapshot(folder, server);
    if (snapshot === null) {
      return notListed(server, { cause: 'no-snapshot', says: 'it was never crawled.', remedy: `Run toolrisk crawl ${server}${spec.unreviewed === true ? ' --include-unreviewed' : ''} first.` });
    }
    const overrides = (await readOverrides(folder)).get(server);
    const flags = of === null ? undefined : specs.get(of.server)?.variants[of.variant]?.flags;
    const states = statesOf(spec.state, snapshot.package?.deprecated);
    return { ...listedSnapshot(of?.server ?? server, snapshot), ...(flags !== undefined && { notes: [`as its variant ${of?.variant}: started ${flags === 'none' ? 'without flags' : `with ${flags}`}`] }), title: spec.title, ...(overrides && { overrides }), ...(states.length > 0 && { states }), ...(spec.npm && { package: spec.npm.package }) };
  }
  return null;
}

/** A server as a snapshot recorded it. */
export function listedSnapshot(server: string, snapshot: Snapshot): ListedServer {
  const { instructions, promptList, resourceTemplates, serverInfo, package: from } = snapshot;
  const version = versionOf(snapshot);
  return {
    ...listedWhole(server, snapshot.tools.map((tool) => tool.definition)), ...(version !== undefined && { version }), serverInfo, instructions, ...(promptList && { promptList }),
    ...(resourceTemplates && { resourceTemplates }), ...(from && { package: from.name, started: { name: from.name, version: from.version } }),
  };
}

/** The server file of an id, and the catalog that has it; null when none does. */
export async function findCatalogServer(server: string, catalog: string | null): Promise<CatalogServer | null> {
  for (const folder of catalogFolders(catalog)) {
    const spec = withVariants(await readServerSpecs(folder)).get(server);
    if (spec !== undefined) return { server, catalog: folder, spec };
  }
  return null;
}

/** The error for an id that no catalog knows. */
export async function unknownServer(server: string, catalog: string | null): Promise<PlaceError> {
  const known = (await Promise.all(catalogFolders(catalog).map(readServerSpecs))).flatMap((specs) => [...specs.keys()]);
  const near = nearestNames(server, known);
  const remedy = near.length > 0 ? `Did you mean ${near.join(', ')}?` : `See toolrisk servers for the ids. For a file, write its path: ./${server}`;
  return new PlaceError(server, 'is neither a server of the catalog nor a file', remedy);
}

/** The catalogs in which ids are looked for: one's own first. */
export function catalogFolders(catalog: string | null): string[] {
  return [...new Set([...(catalog === null ? [] : [catalog]), ...(existsSync(shippedCatalog) ? [shippedCatalog] : [])])];
}
