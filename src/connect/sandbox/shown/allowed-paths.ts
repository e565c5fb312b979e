import { resolve } from 'node:path';
import { PlaceError, PlaceErrors } from '../../../text/errors/place-error.ts';
import { visibleLine } from '../../../text/visible.ts';
import { tooBroad } from '../paths/broad-folders.ts';
import { withHome } from '../paths/named-paths.ts';
import { ownHomes } from '../paths/person-homes.ts';
import { realPath } from '../paths/real-place.ts';
import { ownSettings } from '../cell/system-files.ts';
import { within } from '../paths/within.ts';

/**
 * What `--allow-path` names, relative from where the person stands: absolute, as it was written, for its links are kept. Throws
 * `PlaceErrors` for what is not there, and for what is too broad to be shown to anyone.
 */
export function allowedPaths(words: readonly string[], cwd: string): string[] {
  const paths = words.map((word) => (word === '' ? '' : resolve(cwd, withHome(word, ownHomes()[0] ?? ''))));
  const problems = paths.flatMap((path, at) => {
    if (path === '') return [new PlaceError('--allow-path', 'is given no path', 'Name a file or a folder; . for the one you stand in.')];
    const place = `--allow-path ${visibleLine(words[at] as string)}`;
    const real = realPath(path);
    if (real === null) return [new PlaceError(place, 'there is no such file or folder, or it may not be looked at', 'Check the path.')];
    const because = tooBroad(real) ?? (Object.keys(ownSettings).some((made) => within(made, real)) ? 'the sandbox has its own' : null);
    return because === null ? [] : [new PlaceError(place, `is never shown: ${because}`, 'Name the folders in it that the server needs.')];
  });
  if (problems.length > 0) throw new PlaceErrors(problems);
  return paths;
}
