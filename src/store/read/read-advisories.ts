import { basename, join } from 'node:path';
import { advisoryIdPattern, advisorySchema, officialIdPattern } from '../../schema/catalog/advisory.ts';
import type { KnownAdvisory } from '../../schema/catalog/advisory.ts';
import { PlaceError, PlaceErrors } from '../../text/errors/place-error.ts';
import { zodErrors } from '../../text/errors/zod-errors.ts';
import { readYamlFiles } from './read-folder.ts';

/** The advisories of a catalog, sorted by id; none where it has no such folder. Throws `PlaceErrors` with every problem of every file. */
export async function readAdvisories(catalog: string): Promise<KnownAdvisory[]> {
  const advisories: KnownAdvisory[] = [];
  const problems: PlaceError[] = [];
  for (const { path, data, lineOf } of await readYamlFiles(catalog, ['advisories/*.yaml'])) {
    const id = basename(path, '.yaml');
    const place = join(catalog, path);
    if (!advisoryIdPattern.test(id)) problems.push(new PlaceError(place, `"${id}" is no id of an advisory`, 'Name the file with its CVE or GHSA id in lower-case letters.'));
    const parsed = advisorySchema.safeParse(data ?? {});
    if (!parsed.success) problems.push(...zodErrors(place, parsed.error, lineOf));
    else if (!isOfficial(id) && !parsed.data.checked.some(({ how }) => how === 'maintainer')) {
      problems.push(new PlaceError(place, 'has no CVE or GHSA id, and no word of its maintainers', 'Add a check of how: maintainer, or leave it out.'));
    } else advisories.push({ ...parsed.data, id: officialId(id) });
  }
  if (problems.length > 0) throw new PlaceErrors(problems, { place: catalog });
  return advisories;
}

function isOfficial(id: string): boolean {
  return officialIdPattern.test(officialId(id));
}

/** As the authority spells it: CVE ids in capitals, GHSA ids with theirs in front. Others as the file is called. */
function officialId(id: string): string {
  if (id.startsWith('cve-')) return id.toUpperCase();
  return id.startsWith('ghsa-') ? `GHSA${id.slice(4)}` : id;
}
