import { relative } from 'node:path';
import { naturalOrder } from '../../../text/natural-order.ts';
import type { GivenBy } from '../../launch/given-by.ts';
import type { Covered } from './covered-places.ts';
import { mostSaid, noteText, pathNote } from '../shown/refused-path.ts';
import type { Shown } from '../shown/shown-paths.ts';
import { within } from '../paths/within.ts';

/** What lies there hardly any server reads, and every project has some: it is only counted. */
const aside = /(?:^|[\\/])(?:node_modules|site-packages|dist-packages|\.git)[\\/]/;
/** So are the configs of clients: the one that names the server is among them. */
const holdsAside: readonly string[] = ['sign-ins of an agent', 'perhaps a token of its remote'];

/** A place that was covered, as a line of a report. `isAside`: one that is only counted. */
export interface CoveredLine { path: string; line: string; isAside: boolean }

/** What was laid over with something empty in what a program sees, the nearest to its working folder first. Not what the system, or an installation elsewhere, has. */
export function coveredLines({ covered, opened, visible, cwd }: Pick<Shown, 'covered' | 'opened' | 'visible' | 'cwd'>, by: GivenBy = 'options'): CoveredLine[] {
  const near = cwd === null ? [] : [cwd, ...visible.filter((folder) => within(cwd, folder))];
  return covered.filter(({ path }) => !opened.includes(path)).flatMap((place) => {
    const isNear = near.some((folder) => within(place.path, folder));
    const root = isNear ? cwd as string : visible.find((folder) => within(place.path, folder));
    if (root === undefined) return [];
    const isAside = isAmongOthers(place, root);
    return isAside && !isNear ? [] : [{ place, isAside, steps: stepsBetween(root, place.path), isNear }];
  }).sort((a, b) => Number(b.isNear) - Number(a.isNear) || a.steps - b.steps || naturalOrder(a.place.path, b.place.path))
    .map(({ place: { path, holds }, isAside }) => ({ path, isAside, line: `covered with something empty: ${noteText(pathNote(path, holds), by, 'To show it, if you trust it with that:')}` }));
}

/** The lines of a report: the first ones, and how many more there are. Where all are of those that are only counted, nothing. */
export function saidCovered(lines: readonly CoveredLine[]): string[] {
  const said = lines.filter(({ isAside }) => !isAside).slice(0, mostSaid);
  const more = lines.length - said.length;
  if (said.length === 0 || more === 0) return said.map(({ line }) => line);
  const counted = lines.filter(({ isAside }) => isAside).length;
  return [...said.map(({ line }) => line), `covered with something empty: ${more} more${counted === 0 ? '' : `, ${counted === more ? '' : `${counted} of them `}among packages, in folders of git or settings of agents`}.`];
}

function isAmongOthers({ path, holds }: Covered, root: string): boolean {
  return holdsAside.includes(holds) || aside.test(relative(root, path));
}

function stepsBetween(from: string, to: string): number {
  return relative(from, to).split(/[\\/]/).length;
}
