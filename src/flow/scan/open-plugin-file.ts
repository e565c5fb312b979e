import { dirname, join, relative, resolve } from 'node:path';
import { realPath } from '../../connect/sandbox/paths/real-place.ts';
import { within as isWithin } from '../../connect/sandbox/paths/within.ts';
import { PlaceError } from '../../text/errors/place-error.ts';
import { openFile } from '../read/open-file.ts';

/** A file in which a plugin has servers, opened. */
export interface PluginFile { chunks: AsyncIterable<Uint8Array>; place: string }

/** A plugin's manifest: how errors name it, the folder that relative paths start from, and that of the plugin. */
export interface Manifest { place: string; cwd: string; project: string | undefined }

/** Opens a file that a plugin names. None is followed out of its folder. Throws `PlaceError`. */
export async function openPluginFile(file: string, { place, cwd, project }: Manifest): Promise<PluginFile> {
  if (project === undefined) throw new PlaceError(place, 'names the file with its servers, and lies in no folder', 'Name that file.');
  const full = resolve(project, file);
  const named = `${place}: mcpServers: ${file}`;
  if (!isWithin(full, project) || !isWithin(realPath(full) ?? full, realPath(project) ?? project)) throw new PlaceError(named, 'leads out of the folder of the plugin', 'Name that file, if you trust it.');
  return { chunks: await openFile(full, named), place: join(dirname(place), relative(dirname(resolve(cwd, place)), full)) };
}
