import { resolve, sep } from 'node:path';
import { kindOfPath } from '../../flow/read/open-file.ts';
import { readFileText } from '../../flow/read/read-file-text.ts';
import type { TargetId } from '../../schema/policy.ts';
import type { InstalledPolicy } from '../../targets/check/check-request.ts';
import { furtherPlaces, readTexts } from '../../targets/files/read-texts.ts';
import type { FileText } from '../../targets/files/read-texts.ts';
import { whosePlace } from '../../targets/files/whose-file.ts';
import { targets } from '../../targets/targets.ts';
import { PlaceError } from '../../text/errors/place-error.ts';
import type { Context } from '../context.ts';
import { filesIn, foundFiles, resolvedPath } from './found-files.ts';

/**
 * What is in force by the files named, or, without a name, by those that the client would read here, as it reads them together, with
 * those that they name themselves. Throws `PlaceError` for what cannot be read, or with which the product would not start.
 */
export async function readInstalled(id: TargetId, named: readonly string[] | true, { cwd }: Context): Promise<InstalledPolicy> {
  const target = targets[id];
  if (target.read === undefined || target.decide === undefined) throw new PlaceError(id, `toolrisk cannot read what ${target.label} does with a policy`, 'Ask the product itself.');
  const places = target.files?.places ?? [];
  if (named === true && places.length === 0) throw new PlaceError('policy', `toolrisk does not know where ${target.label} keeps its policy`, 'Name the file.');
  if (named !== true && named.length > 1 && target.files === undefined) throw new PlaceError(named.join(', '), `${target.label} takes one file`, 'Name one.');
  const texts = named === true ? await foundTexts(id, cwd) : await namedTexts(id, named, cwd);
  const first = readTexts(target, texts);
  const further = furtherPlaces(target, texts, first);
  if (further === null) return { target, ...first, text: textOf(texts) };
  const all = [...await foundFiles(further.places, cwd), ...further.left];
  const read = readTexts(target, all);
  return { target, ...read, dropped: [...further.dropped, ...read.dropped], text: textOf(all) };
}

function textOf(texts: readonly FileText[]): string {
  return texts.map(({ text }) => text).join('\n');
}

async function namedTexts(id: TargetId, named: readonly string[], cwd: string): Promise<FileText[]> {
  const { files, file } = targets[id];
  const places = files?.places ?? [];
  const resolved = places.map(({ path }) => resolvedPath(path, cwd));
  // Some clients read a folder of files; of the others a folder is none.
  const readsFolders = places.some(({ path }) => path.includes('/*'));
  const paths = (await Promise.all(named.map(async (name) => (readsFolders && await kindOfPath(resolve(cwd, name)) === 'folder' ? filesOfFolder(name, file.name.slice(file.name.lastIndexOf('.')), cwd) : [name])))).flat();
  const ranked = await Promise.all(paths.map(async (place) => {
    const whole = resolve(cwd, place).split(sep).join('/');
    const rank = whosePlace(whole, places, resolved);
    const isPlace = resolved[rank] === whole || (resolved[rank]?.includes('/*') === true && whole.startsWith(resolved[rank].slice(0, resolved[rank].lastIndexOf('/*') + 1)));
    return { rank, text: { place, whose: places[rank]?.whose ?? 'user', ...(isPlace && { path: places[rank]!.path }), text: await readFileText(resolve(cwd, place), place, { keepsMark: true }) } };
  }));
  return ranked.sort((a, b) => a.rank - b.rank).map(({ text }) => text);
}

/** What is there of the places of a client. Throws `PlaceError` where nothing is. */
async function foundTexts(id: TargetId, cwd: string): Promise<FileText[]> {
  const { files, label } = targets[id];
  const places = files?.places ?? [];
  const read = await foundFiles(places, cwd);
  const variables = (files?.variables ?? []).flatMap(({ name, key }): FileText[] => {
    const value = process.env[name];
    return value === undefined || value === '' ? [] : [{ place: `$${name}`, whose: 'user', text: key === undefined ? value : `{${JSON.stringify(key)}: ${value}}` }];
  });
  const all = [...read, ...variables];
  if (all.length === 0) throw new PlaceError('policy', `there is no file of ${label} here: looked for ${places.map(({ path }) => path).join(', ')}`, 'Name one.');
  return all;
}

/** The files of a folder, where there must be some: what was not looked at is not clean. */
async function filesOfFolder(folder: string, ending: string, cwd: string): Promise<string[]> {
  const files = await filesIn(folder, ending, cwd);
  if (files.length === 0) throw new PlaceError(folder, `holds no file that ends in ${ending}`, 'Name a file.');
  return files;
}
