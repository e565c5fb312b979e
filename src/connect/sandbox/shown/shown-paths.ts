import type { Limits } from '../../limits.ts';
import { coveredPlaces } from '../keys/covered-places.ts';
import type { Covered } from '../keys/covered-places.ts';
import { isFolder } from '../projects/project-around.ts';
import { findKey } from '../keys/find-key.ts';
import { isLive } from '../paths/broad-folders.ts';
import { realPath, realPlace } from '../paths/real-place.ts';
import type { RefusedPath } from './refused-path.ts';
import type { ShowRequest } from './show-request.ts';
import { wantedPaths } from './wanted-paths.ts';
import { outermost, within } from '../paths/within.ts';

/** What a program is shown, and what it is not. All are real paths, so that what is shown later is what was looked at. */
export interface Shown {
  visible: string[];
  /** Links on the way to what is shown: where each stands, and where it points. */
  links: Record<string, string>;
  /** Other paths by which something is named that is shown, and where that is. */
  aliases: Record<string, string>;
  /** Laid over with something empty. */
  covered: Covered[];
  /** Shown again in what is covered, because the person named them. */
  opened: string[];
  /** Null where it may not start there. */
  cwd: string | null;
  refused: RefusedPath[];
}

/** Tokens of a registry that npm keeps for all users, in folders that are shown as a whole. */
const keysOfSystem = ['/usr/local/etc/npmrc', '/usr/etc/npmrc'];

/** What a program may see of this machine besides the system's folders. No stranger's word shows anything, and no place of keys is shown that the person does not name. */
export function shownPaths(request: ShowRequest, limits: Pick<Limits, 'mostLookedThrough' | 'mostShown' | 'mostCovered'>): Shown {
  const { author } = request;
  const { paths, cwd } = wantedPaths(request);
  const places = [...new Set(paths.wanted)].flatMap((path) => {
    const place = realPlace(path);
    return place === null ? [] : [{ path, ...place }];
  });
  const covered: Covered[] = keysOfSystem.filter((path) => !request.hasOwnSystem && realPath(path) === path).map((path) => ({ path, kind: 'file', holds: 'tokens of a package registry' }));
  const keysNamed = paths.allowed.filter((named) => findKey(named, paths.keys) !== null);
  const visible = outermost(places.map(({ real }) => real)).slice(0, limits.mostShown).filter((path) => {
    if (!isFolder(path)) return true;
    const looked = coveredPlaces(path, { known: paths.keys, shown: keysNamed, most: limits.mostLookedThrough, mostCovered: limits.mostCovered - covered.length });
    if ('unclear' in looked) paths.refuse({ path, because: looked.unclear, whole: true });
    else covered.push(...looked.covered);
    return 'covered' in looked;
  });
  const isThere = (path: string): boolean => paths.isSystem(path) || visible.some((shown) => within(path, shown));
  const shown = places.filter(({ real }) => isThere(real));
  return {
    visible, covered, cwd: cwd !== null && (isThere(cwd) || author.kind === 'person') ? cwd : null, refused: paths.refused,
    opened: outermost(paths.allowed.filter((named) => covered.some(({ path }) => within(named, path)))),
    links: Object.fromEntries(shown.flatMap(({ links }) => Object.entries(links)).filter(([link]) => !isThere(link) && !isLive(link))),
    aliases: Object.fromEntries(shown.filter(({ path, real }) => path !== real && !isThere(path) && !isLive(path)).map(({ path, real }) => [path, real])),
  };
}
