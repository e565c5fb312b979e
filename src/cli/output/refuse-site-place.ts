import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { realPath } from '../../connect/sandbox/paths/real-place.ts';
import { upwards, within } from '../../connect/sandbox/paths/within.ts';
import { refuseUnwritable } from '../../store/write/refuse-unwritable.ts';
import { PlaceError } from '../../text/errors/place-error.ts';

/** Where a site goes, and what it is made from; absolute. */
export interface SitePlaces { out: string; records: string; catalog: string }

/** Throws `PlaceError` where a site cannot take its place, or would take that of something else: before minutes of work for it. */
export async function refuseSitePlace({ out, records, catalog }: SitePlaces): Promise<void> {
  await refuseUnwritable(dirname(out), out);
  const entry = statSync(out, { throwIfNoEntry: false });
  if (entry !== undefined && !entry.isDirectory()) throw new PlaceError(out, 'is no folder, and a site is one', 'Name a folder with --out.');
  for (const [option, other] of [['--records', records], ['--catalog', catalog]] as const) {
    // The site replaces its folder as a whole, and what it is made from may not be given out with it.
    if (within(realOf(out), realOf(other)) && option === '--records') throw new PlaceError(out, `lies in ${other}, the folder of its records`, 'Give --out and --records folders of their own.');
    if (within(realOf(other), realOf(out))) throw new PlaceError(out, `holds ${other}, and a site takes its folder for itself`, `Give --out and ${option} folders of their own.`);
  }
  if (entry !== undefined && readdirSync(out).length > 0 && !existsSync(join(out, 'api/v1/index.json'))) throw new PlaceError(out, 'is not empty and no site of an earlier build', 'Name another folder with --out, or empty it.');
}

/** The real path of what is there, and of what is not yet that of the folder it will lie in. */
function realOf(path: string): string {
  const there = upwards(resolve(path)).find((each) => existsSync(each));
  const real = there === undefined ? null : realPath(there);
  return there === undefined || real === null ? path : join(real, path.slice(there.length).replace(/^[\\/]/, ''));
}
