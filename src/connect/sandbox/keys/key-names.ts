import { basename, dirname } from 'node:path';
import { namesBehind } from './backup-names.ts';
import { namesRemotes, tellsRemotes } from './git-folder.ts';
import { examples, keyPlaces, manuals } from './key-places.ts';
import { allHomes } from '../paths/person-homes.ts';
import { holdsSecret } from './secret-text.ts';

/** One way to write where keys are: its names, the last first. `of`: what has such a name and is meant. */
interface Pattern { names: readonly RegExp[]; inHome: boolean; holds: string; of: 'all' | 'files' | 'secrets' }

const [byName, wild] = [new Map<string, Pattern[]>(), [] as Pattern[]];
const wildNames: string[] = [];
for (const { holds, paths, files = [], ifSecret = [] } of keyPlaces) {
  for (const [of, written] of [['all', paths], ['files', files], ['secrets', ifSecret]] as const) for (const path of written) addPattern(path, holds, of);
}
/** Most names are told by one look: no pattern ends in them. Those that begin with anything are looked at from their end. */
const endings = new RegExp(`(?:${wildNames.filter((name) => name.startsWith('*')).map((name) => textOf(name.slice(1))).join('|')})$`);
const beginnings = new RegExp(`^(?:${wildNames.filter((name) => !name.startsWith('*')).map(textOf).join('|')})$`);

/** Whether the last name of a path is one that keys may have: if not, `keyNamed` tells nothing of it. */
export function mayNameKey(name: string): boolean {
  return namesBehind(foldedName(name)).some((last) => byName.has(last) || endings.test(last) || beginnings.test(last) || namesRemotes(last));
}

/** What a path holds, where its own names make it a place of keys or a backup of one, or what stands in it does. */
export function keyNamed(path: string, isFolder: () => boolean): string | undefined {
  const name = basename(path);
  if (!mayNameKey(name) || examples.test(name) || manuals.test(path)) return undefined;
  const names = path.split(/[\\/]/).reverse().map((each) => namesBehind(foldedName(each)).filter((bare, at) => at === 0 || !examples.test(bare)));
  const named = names[0]?.flatMap((last) => byName.get(last) ?? []) ?? [];
  const found = [...named, ...wild].find(({ names: tests, inHome, of }) => tests.every((test, at) => names[at]?.some((bare) => test.test(bare)) === true) && (!inHome || allHomes().includes(dirname(path)))
    && (of === 'all' || (!isFolder() && (of === 'files' || holdsSecret(path)))));
  return found?.holds ?? (tellsRemotes(path) ? 'perhaps a token of its remote' : undefined);
}

/** A name as systems compare it that take letters of any case and form for the same: unseen characters count for nothing. */
export function foldedName(name: string): string {
  return (/[^\x00-\x7f]/.test(name) ? name.normalize('NFKC').replace(/\p{Default_Ignorable_Code_Point}/gu, '') : name).toLowerCase();
}

function addPattern(path: string, holds: string, of: Pattern['of']): void {
  const names = path.replace(/^~\//, '').toLowerCase().split('/').reverse();
  const last = names[0] as string;
  const pattern: Pattern = { names: names.map((name) => new RegExp(`^${textOf(name)}$`)), inHome: path.startsWith('~/'), holds, of };
  if (last.includes('*')) {
    wild.push(pattern);
    wildNames.push(last);
  } else byName.set(last, [...byName.get(last) ?? [], pattern]);
}

function textOf(name: string): string {
  return name.replace(/[\\^$.+?()[\]{}|]/g, '\\$&').replaceAll('*', '[^]*');
}
