import { readdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join, resolve, sep } from 'node:path';
import { kindOfPath } from '../../flow/read/open-file.ts';
import { readFileText } from '../../flow/read/read-file-text.ts';
import type { FilePlace, FoldersAbove } from '../../targets/files/client-files.ts';
import type { FileText } from '../../targets/files/read-texts.ts';

/** What is there of some places of a client, as seen from a folder, the weakest first. */
export async function foundFiles(places: readonly FilePlace[], cwd: string): Promise<FileText[]> {
  const found: { path: string; place: FilePlace }[] = [];
  for (const group of groupsOf(places)) {
    for (const folder of await foldersFor(group[0]?.above, cwd)) {
      for (const place of group) for (const path of await pathsAt(place, folder)) found.push({ path, place });
    }
  }
  return Promise.all(found.map(async ({ path, place }) => ({ place: path, whose: place.whose, path: place.path, text: await readFileText(path, path, { keepsMark: true }) })));
}

/** The files of a folder that end so. */
export async function filesIn(folder: string, ending: string, cwd: string): Promise<string[]> {
  const names = await readdir(resolve(cwd, folder));
  return names.filter((name) => name.endsWith(ending)).sort().map((name) => join(folder, name));
}

/** A place of a client on this machine, with `/` between its parts. */
export function resolvedPath(path: string, cwd: string): string {
  const filled = path.replace(/^\$\{(\w+):-([^}]*)\}/, (_all, name: string, otherwise: string) => process.env[name] || otherwise);
  if (filled.startsWith('~/')) return join(homedir(), filled.slice(2)).split(sep).join('/');
  return resolve(cwd, filled).split(sep).join('/');
}

/** Places in a row that are read folder by folder. */
function groupsOf(places: readonly FilePlace[]): FilePlace[][] {
  const groups: FilePlace[][] = [];
  for (const place of places) {
    const last = groups.at(-1);
    if (last !== undefined && place.above !== undefined && last[0]?.above === place.above) last.push(place);
    else groups.push([place]);
  }
  return groups;
}

/** A folder and those above it that count too, the weakest first. */
async function foldersFor(above: FoldersAbove | undefined, cwd: string): Promise<string[]> {
  if (above === undefined) return [cwd];
  const all = [resolve(cwd)];
  while (dirname(all.at(-1)!) !== all.at(-1)) all.push(dirname(all.at(-1)!));
  const isRoot = await Promise.all(all.map(async (folder) => await kindOfPath(join(folder, '.git')) !== null));
  const root = isRoot.indexOf(true);
  const counted = root >= 0 ? all.slice(0, root + 1) : above.withoutRepository === 'all' ? all : all.slice(0, 1);
  return above.strongest === 'near' ? counted.reverse() : counted;
}

async function pathsAt({ path }: FilePlace, folder: string): Promise<string[]> {
  const resolved = resolvedPath(path, folder);
  const at = resolved.lastIndexOf('/*');
  if (at >= 0) return await kindOfPath(resolved.slice(0, at)) === 'folder' ? filesIn(resolved.slice(0, at), resolved.slice(at + 2), folder) : [];
  return await kindOfPath(resolved) === 'file' ? [resolved] : [];
}
