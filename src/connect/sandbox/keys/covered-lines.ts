import { dirname, relative } from 'node:path';
import { shortened, visibleLine } from '../../../text/visible.ts';
import { naturalOrder } from '../../../text/natural-order.ts';
import type { GivenBy } from '../../launch/given-by.ts';
import { coveredLead } from './covered-lead.ts';
import type { Covered } from './covered-places.ts';
import { isKnownInstallation } from '../installations/known-installation.ts';
import { inHome, noteText, pathNote } from '../shown/refused-path.ts';
import type { Shown } from '../shown/shown-paths.ts';
import { within } from '../paths/within.ts';

/** What lies there hardly any server reads, and every project has some: it is only counted. */
const aside = /(?:^|[\\/])(?:node_modules|site-packages|dist-packages|\.git)[\\/]/;
/** So are the configs of clients: the one that names the server is among them. */
const holdsAside: readonly string[] = ['sign-ins of an agent', 'perhaps a token of its remote'];
/** And what an installed language brings along: certificates and keys of its tests are nobody's. */
const ofLanguage = /[\\/]lib(?:64)?[\\/](?:python|pypy|ruby|perl|php|jvm|erlang)[\w.-]*[\\/]/;

/** Places that one line names; of each this much, for a report of a crawl takes lines of 1000. */
const [mostNamed, longestName] = [3, 200];

/** A place that was covered: its name for a list, and a line of its own. `isAside`: one that is only counted. */
export interface CoveredLine { path: string; name: string; line: string; isAside: boolean }

/** What was laid over with something empty in what a program sees, the nearest to its working folder first. Not what the system, or an installation elsewhere, has. */
export function coveredLines({ covered, opened, visible, cwd }: Pick<Shown, 'covered' | 'opened' | 'visible' | 'cwd'>, by: GivenBy = 'options'): CoveredLine[] {
  const near = cwd === null ? [] : [cwd, ...visible.filter((folder) => within(cwd, folder))];
  const isInstalled = installedPlaces();
  return covered.filter(({ path }) => !opened.includes(path)).flatMap((place) => {
    const isNear = near.some((folder) => within(place.path, folder));
    const root = isNear ? cwd as string : visible.find((folder) => within(place.path, folder));
    if (root === undefined) return [];
    const isAside = isAmongOthers(place, root) || (isNear ? ofLanguage.test(`/${relative(root, place.path)}`) : isInstalled(place.path));
    return isAside && !isNear ? [] : [{ place, isAside, steps: stepsBetween(root, place.path), isNear }];
  }).sort((a, b) => Number(b.isNear) - Number(a.isNear) || a.steps - b.steps || naturalOrder(a.place.path, b.place.path))
    .map(({ place: { path, holds }, isAside }) => ({
      path, isAside, name: shortened(inHome(visibleLine(path)), longestName), line: `${coveredLead}${noteText(pathNote(path, holds), by, 'To show it, if you trust it with that:')}`,
    }));
}

/**
 * The line of a report, where there is anything to say: a place with the option that shows it, or of several the nearest and how many there are.
 * Where all are of those that are only counted, nothing.
 */
export function saidCovered(lines: readonly CoveredLine[], by: GivenBy = 'options'): string[] {
  const said = lines.filter(({ isAside }) => !isAside);
  if (said.length === 0 || lines.length === 1) return said.map(({ line }) => line);
  const [named, aside] = [said.slice(0, mostNamed), lines.length - said.length];
  const more = lines.length - named.length;
  const counted = more === 0 ? '' : ` and ${more} more${aside === 0 ? '' : `, ${aside === more ? '' : `${aside} of them `}among packages, installations, in folders of git or settings of agents`}`;
  const says = `${named.map(({ name }) => name).join(', ')}${counted}.`;
  return [`${coveredLead}${noteText({ says, option: null, remedy: 'To show one, if you trust it with that: --allow-path with its path.' }, by)}`];
}

function isAmongOthers({ path, holds }: Covered, root: string): boolean {
  return holdsAside.includes(holds) || aside.test(relative(root, path));
}

/** Tells what lies in an installation of an interpreter; each folder is looked up once. */
function installedPlaces(): (path: string) => boolean {
  const known = new Map<string, boolean>();
  const isInstalled = (folder: string): boolean => {
    const found = known.get(folder) ?? (isKnownInstallation(folder) || (dirname(folder) !== folder && isInstalled(dirname(folder))));
    known.set(folder, found);
    return found;
  };
  return (path) => ofLanguage.test(path) || isInstalled(dirname(path));
}

function stepsBetween(from: string, to: string): number {
  return relative(from, to).split(/[\\/]/).length;
}
