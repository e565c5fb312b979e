import { readAssessments } from '../store/assessments.ts';
import { readServerSpecs } from '../store/server-specs.ts';
import type { CatalogRow } from '../schema/output/server-list.ts';
import type { ServerSpec } from '../schema/catalog/server-spec.ts';
import { compareSeverity } from '../schema/vocabulary.ts';
import type { Severity } from '../schema/vocabulary.ts';
import { catalogFolders } from './scan/list-catalog-server.ts';

/** The servers that a catalog id may name, by id: of one's own catalog, and of the one that comes with toolrisk. */
export async function listCatalog(catalog: string | null): Promise<CatalogRow[]> {
  const rows = new Map<string, CatalogRow>();
  for (const folder of catalogFolders(catalog)) {
    for (const [server, spec] of await readServerSpecs(folder)) {
      if (rows.has(server)) continue;
      const tools = await readAssessments(folder, server);
      const severities = (tools ?? []).flatMap(({ severity, couldBe }) => [severity, ...(couldBe === undefined ? [] : [couldBe.severity])]);
      const worst = severities.reduce<Severity | null>((most, each) => (most === null || compareSeverity(each, most) > 0 ? each : most), null);
      rows.set(server, { server, title: spec.title, about: spec.about, topic: spec.topic, source: sourceOf(spec), tools: tools?.length ?? null, worst, ...(spec.state && { state: spec.state.is }) });
    }
  }
  return [...rows.values()].sort((a, b) => (a.server < b.server ? -1 : 1));
}

function sourceOf({ npm, pypi, oci, url }: ServerSpec): string {
  if (npm !== undefined) return `npm:${npm.package}@${npm.version}`;
  if (pypi !== undefined) return `pypi:${pypi.package}@${pypi.version}`;
  return oci === undefined ? url ?? '' : `oci:${oci.image}`;
}
