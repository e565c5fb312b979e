import { trimEnd } from '../../../text/trim-ends.ts';

/** Words that are put behind a name or before it: by editors, package managers (dpkg, rpm, pacman), merges, archives, and people. */
const words = new Set(('bak bac bk bkp bkup bck bup backup back old older orig original save saved sav autosave prev previous last new tmp temp off disabled unused deleted removed broken rej mine ours theirs base local remote '
  + 'copy copie kopie copia un undo part crdownload kate-swp rpmsave rpmnew rpmorig pacsave pacnew pacorig gz bz2 xz zst lz4 br z zip 7z rar tar tgz tbz2 txz archive archived').split(' '));
/** A number, a day or a time; a revision; a swap file of Vim (swp, swo …). */
const counted = /^(?:r?\d[\dtz:]*|sw[a-z])$/;
/** The same in more than one word: Syncthing, dpkg, Kakoune, and files that are about to take a name. */
const many = /\.(?:sync-conflict|dpkg|ucf|kak)[.-][\w-]+|[._ -]tmp[._-][\w-]+/;
/** Before a name: Emacs, Office, people, file managers ("Copy (2) of"); Vim and Emacs write whole paths, with other signs between. */
const before = /^(?:\.?[#~]\$?|[_ -]+|.*[%!]|(?:another )?(?:copy|copie|kopie|copia)(?: ?\(?\d+\)?)?[ _-](?:of|de|di|von|van|av)[ _-]|(?:19|20)\d[\d_tz-]*[._ -]+)/;
const separators = '._ @-,;';
/** What stands at the end by itself: of editors, of whoever puts a file aside, of what was cut off. */
const ends = /[._ @~,;%!#$^+=-]/;
/** Names found behind one: each mark gives one or two more, and nobody stacks many. */
const most = 40;

/** A folded name, and those that it may be a backup, a copy or a swap file of: without what is put before and behind a name, in any nesting. */
export function namesBehind(name: string): readonly string[] {
  const first = stripped(name);
  if (first.length === 0) return [name];
  const names = new Set([name, ...first]);
  for (const each of names) if (names.size <= most) for (const bare of stripped(each)) names.add(bare);
  return [...names];
}

function stripped(name: string): string[] {
  const dot = name.lastIndexOf('.');
  const stem = dot > 0 ? withoutTail(name.slice(0, dot)) : '';
  const cut = [withoutTail(name), withoutHead(name), name.replace(many, ''), ...(stem === '' ? [] : [stem + name.slice(dot)])].filter((bare) => bare !== name && bare !== '');
  // Vim gives a swap file a dot that its file has not.
  return cut.flatMap((bare) => (bare.startsWith('.') && bare.length > 1 ? [bare, bare.slice(1)] : [bare]));
}

/** Without the last word, if it is one that is put behind names; without brackets, and signs that stand at the end. */
function withoutTail(name: string): string {
  const end = name.at(-1) as string;
  if (ends.test(end)) return trimEnd(name, ends);
  // RCS and CVS keep all revisions of a file in one.
  if (name.endsWith(',v')) return name.slice(0, -2);
  if (end === ')') return withoutBrackets(name);
  let at = name.length - 1;
  while (at >= 0 && !separators.includes(name[at] as string) && name[at] !== '~') at -= 1;
  const word = name.slice(at + 1);
  return at >= 0 && (counted.test(word) || words.has(trimEnd(word, /\d/)) || words.has(word)) ? name.slice(0, at) : name;
}

function withoutBrackets(name: string): string {
  const inside = name.slice(0, -1);
  const open = inside.lastIndexOf('(');
  return open > inside.lastIndexOf(')') ? trimEnd(name.slice(0, open), /[ ._-]/) : name;
}

function withoutHead(name: string): string {
  if (name.startsWith('#') && name.endsWith('#')) return name.slice(1, -1);
  const word = /^([a-z]+)[._ -]/.exec(name)?.[1];
  // The next one may begin with a dot of its own.
  return word !== undefined && words.has(word) ? name.slice(word.length).replace(/^[_ -]+(?:(?:of|de|di|von|van|av)[_ -]+)?/, '') : name.replace(before, '');
}
