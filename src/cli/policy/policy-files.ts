import { readdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join, resolve, sep } from 'node:path';
import { kindOfPath } from '../../flow/read/open-file.ts';
import { readFileText } from '../../flow/read/read-file-text.ts';
import type { TargetId } from '../../schema/policy.ts';
import type { InstalledPart, InstalledPolicy } from '../../targets/check/check-request.ts';
import type { FilePlace } from '../../targets/files/client-files.ts';
import { whosePlace } from '../../targets/files/whose-file.ts';
import { DroppedFile } from '../../targets/languages/dropped-file.ts';
import { targets } from '../../targets/targets.ts';
import { PlaceError } from '../../text/errors/place-error.ts';
import type { Context } from '../context.ts';

/** A text to read, and the place of its client that it is. */
interface Source { place: string; rank: number; text: string }

/**
 * What is in force by the files named, or, without a name, by those that the client would read here, as it reads them together.
 * Throws `PlaceError` for what cannot be read, or with which the product would not start.
 */
export async function readInstalled(id: TargetId, named: readonly string[] | true, { cwd }: Context): Promise<InstalledPolicy> {
  const target = targets[id];
  if (target.read === undefined || target.decide === undefined) throw new PlaceError(id, `toolrisk cannot read what ${target.label} does with a policy`, 'Ask the product itself.');
  const places = target.files?.places ?? [];
  if (named === true && places.length === 0) throw new PlaceError('policy', `toolrisk does not know where ${target.label} keeps its policy`, 'Name the file.');
  if (named !== true && named.length > 1 && target.files === undefined) throw new PlaceError(named.join(', '), `${target.label} takes one file`, 'Name one.');
  const sources = named === true ? await foundSources(id, cwd) : await namedSources(id, named, cwd);
  sources.sort((a, b) => a.rank - b.rank);
  const dropped: DroppedFile[] = [];
  const parts = sources.flatMap(({ place, rank, text }): InstalledPart[] => {
    try {
      const whose = places[rank]?.whose ?? 'user';
      return [{ place, whose, data: target.read!(text, place, whose) }];
    } catch (error) {
      if (!(error instanceof DroppedFile)) throw error;
      dropped.push(error);
      return [];
    }
  });
  const data = parts.length === 1 && sources.length === 1 ? parts[0]!.data : target.files?.join(parts) ?? {};
  return { target, data, text: sources.map(({ text }) => text).join('\n'), parts, dropped };
}

async function namedSources(id: TargetId, named: readonly string[], cwd: string): Promise<Source[]> {
  const { files, file } = targets[id];
  const places = files?.places ?? [];
  const resolved = places.map(({ path }) => resolvedPath(path, cwd));
  // Some clients read a folder of files; of the others a folder is none.
  const readsFolders = places.some(({ path }) => path.includes('/*'));
  const paths = (await Promise.all(named.map(async (name) => (readsFolders && await kindOfPath(resolve(cwd, name)) === 'folder' ? filesOfFolder(name, file.name.slice(file.name.lastIndexOf('.')), cwd) : [name])))).flat();
  return Promise.all(paths.map(async (place) => ({ place, rank: whosePlace(resolve(cwd, place).split(sep).join('/'), places, resolved), text: await readFileText(resolve(cwd, place), place, { keepsMark: true }) })));
}

/** What is there of the places of a client. Throws `PlaceError` where nothing is. */
async function foundSources(id: TargetId, cwd: string): Promise<Source[]> {
  const { files, label } = targets[id];
  const places = files?.places ?? [];
  const found = await Promise.all(places.map(async (place, rank) => (await pathsAt(place, cwd)).map((path) => ({ path, rank }))));
  const read = await Promise.all(found.flat().map(async ({ path, rank }): Promise<Source> => ({ place: path, rank, text: await readFileText(path, path, { keepsMark: true }) })));
  const variables = (files?.variables ?? []).flatMap(({ name, key }, index) => {
    const value = process.env[name];
    return value === undefined || value === '' ? [] : [{ place: `$${name}`, rank: places.length + index, text: key === undefined ? value : `{${JSON.stringify(key)}: ${value}}` }];
  });
  const all = [...read, ...variables];
  if (all.length === 0) throw new PlaceError('policy', `there is no file of ${label} here: looked for ${places.map(({ path }) => path).join(', ')}`, 'Name one.');
  return all;
}

async function pathsAt({ path }: FilePlace, cwd: string): Promise<string[]> {
  const resolved = resolvedPath(path, cwd);
  const at = resolved.lastIndexOf('/*');
  if (at >= 0) return await kindOfPath(resolved.slice(0, at)) === 'folder' ? filesIn(resolved.slice(0, at), resolved.slice(at + 2), cwd) : [];
  return await kindOfPath(resolved) === 'file' ? [resolved] : [];
}

/** The same, where there must be some: what was not looked at is not clean. */
async function filesOfFolder(folder: string, ending: string, cwd: string): Promise<string[]> {
  const files = await filesIn(folder, ending, cwd);
  if (files.length === 0) throw new PlaceError(folder, `holds no file that ends in ${ending}`, 'Name a file.');
  return files;
}

async function filesIn(folder: string, ending: string, cwd: string): Promise<string[]> {
  const names = await readdir(resolve(cwd, folder));
  return names.filter((name) => name.endsWith(ending)).sort().map((name) => join(folder, name));
}

/** A place of a client on this machine. */
function resolvedPath(path: string, cwd: string): string {
  const filled = path.replace(/^\$\{(\w+):-([^}]*)\}/, (_all, name: string, otherwise: string) => process.env[name] || otherwise);
  if (filled.startsWith('~/')) return join(homedir(), filled.slice(2)).split(sep).join('/');
  return resolve(cwd, filled).split(sep).join('/');
}
