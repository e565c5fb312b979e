import type { KnownAdvisory } from '../../schema/catalog/advisory.ts';
import type { Knowledge } from '../../schema/knowledge/knowledge.ts';
import type { ServerRecord } from '../../schema/catalog/record.ts';
import type { ServerSpec } from '../../schema/catalog/server-spec.ts';
import type { VariantMoves } from '../../schema/catalog/variant.ts';
import { variantId } from '../../schema/catalog/variant.ts';
import { variantSpecs } from '../../store/read/with-variants.ts';
import { readSnapshot } from '../../store/snapshots.ts';
import { buildServer } from './build-server.ts';
import { variantMoves } from './variant-moves.ts';

/** The variants of a server: what each does to its tools, the verdicts to commit, and those that were never crawled. */
export interface BuiltVariants { moves: VariantMoves[]; records: ServerRecord[]; unlisted: string[] }

/** Judges what a server says under each of its variants. */
export async function buildVariants({ catalog, spec, record }: { catalog: string; spec: ServerSpec; record: ServerRecord }, knowledge: Knowledge, advisories: readonly KnownAdvisory[]): Promise<BuiltVariants> {
  const built: BuiltVariants = { moves: [], records: [], unlisted: [] };
  const specs = new Map(variantSpecs(record.server, spec));
  for (const [name, variant] of Object.entries(spec.variants)) {
    const id = variantId(record.server, name);
    const snapshot = await readSnapshot(catalog, id);
    if (snapshot === null) {
      built.unlisted.push(id);
      continue;
    }
    const varied = buildServer(id, specs.get(id)!, snapshot, knowledge, null, { known: advisories });
    built.records.push(varied);
    built.moves.push(variantMoves(name, variant, record.tools, varied.tools));
  }
  return built;
}
