import { overridesPath, readOverrides } from '../../store/overrides.ts';
import type { Overrides } from '../../schema/knowledge/override.ts';
import { PlaceError } from '../../text/errors/place-error.ts';

/** The corrections of a file that have run out by a day; none without one. */
export function runOut(overrides: Overrides, place: string, today: string | undefined): PlaceError[] {
  if (today === undefined) return [];
  return Object.entries(overrides).filter(([, { until }]) => until < today)
    .map(([name, { until }]) => new PlaceError(`${place}: ${name}`, `held until ${until}`, 'Review it again and set another day, or delete the entry.'));
}

/** Those of a whole catalog. Throws `PlaceErrors` for bad files. */
export async function runOutIn(catalog: string, today: string): Promise<PlaceError[]> {
  return [...await readOverrides(catalog)].flatMap(([server, overrides]) => runOut(overrides, overridesPath(catalog, server), today));
}
