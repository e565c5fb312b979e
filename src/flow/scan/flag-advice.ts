import { variantId } from '../../schema/catalog/variant.ts';
import { weightOf } from '../../schema/verdict/found-evidence.ts';
import type { Assessment } from '../../schema/verdict/assessment.ts';
import { compareSeverity } from '../../schema/vocabulary.ts';
import { readAssessments } from '../../store/assessments.ts';
import { readServerSpecs } from '../../store/server-specs.ts';
import type { StartedPackage } from '../review/advisories-of.ts';
import { catalogFolders } from './list-catalog-server.ts';

/** A flag of a server that takes away tools of high or critical severity, and brings none. */
export interface FlagAdvice { flags: string; drops: number; of: number; variant: string }

/**
 * The flag that takes the most dangerous tools of a listing away, by what the catalog recorded of that package; null where none is
 * known. `started`: the package, whichever way it was listed.
 */
export async function flagAdvice(tools: readonly Assessment[], started: StartedPackage | undefined, catalog: string | null): Promise<FlagAdvice | null> {
  const risky = new Set(tools.filter((tool) => compareSeverity(weightOf(tool), 'high') >= 0).map(({ name }) => name));
  if (started === undefined || risky.size === 0) return null;
  const found: FlagAdvice[] = [];
  for (const folder of catalogFolders(catalog)) {
    for (const [server, { npm, variants }] of await readServerSpecs(folder)) {
      if (npm?.package !== started.name) continue;
      for (const [name, { flags }] of Object.entries(variants)) {
        const variant = variantId(server, name);
        const drops = dropped(risky, await readAssessments(folder, variant));
        if (drops > 0) found.push({ flags, drops, of: risky.size, variant });
      }
    }
  }
  return found.reduce<FlagAdvice | null>((best, each) => (best === null || each.drops > best.drops ? each : best), null);
}

/** How many are gone; none where it was never judged, or brings others as bad. */
function dropped(risky: ReadonlySet<string>, varied: Awaited<ReturnType<typeof readAssessments>>): number {
  if (varied === null) return 0;
  const bad = varied.filter(({ severity, couldBe }) => compareSeverity(couldBe?.severity ?? severity, 'high') >= 0);
  if (bad.some(({ name }) => !risky.has(name))) return 0;
  const kept = new Set(varied.map(({ name }) => name));
  return [...risky].filter((name) => !kept.has(name)).length;
}
