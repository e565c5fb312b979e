import { npmSpec } from '../npm-spec.ts';
import type { LaunchMeaning, LocalPackage, Words } from './launch-meaning.ts';
import { programName } from './program-name.ts';

/** How a runner of packages is called, which of its options change nothing of what is run, and by whose rules it prefers what is installed where it starts, if it does. */
interface Runner { before: readonly string[]; silent: readonly string[]; packages: readonly string[]; ownDashes?: boolean; prefersLocal?: LocalPackage['by'] }

const npmSilent = ['-y', '--yes', '-q', '--quiet', '--silent', '--prefer-online', '--prefer-offline', '--ignore-existing'];
const npmPackages = ['-p', '--package'];
const runners: Record<string, Runner[]> = {
  npx: [{ before: [], silent: npmSilent, packages: npmPackages, prefersLocal: 'npm' }],
  npm: ['exec', 'x'].map((word) => ({ before: [word], silent: npmSilent, packages: ['--package'], ownDashes: true, prefersLocal: 'npm' as const })),
  pnpx: [{ before: [], silent: ['--silent', '-s'], packages: ['--package'] }],
  pnpm: [{ before: ['dlx'], silent: ['--silent', '-s'], packages: ['--package'] }],
  yarn: [{ before: ['dlx'], silent: ['-q', '--quiet'], packages: npmPackages }],
  bunx: [{ before: [], silent: ['-y', '--yes', '--silent'], packages: npmPackages, prefersLocal: 'bun' }],
  bun: [{ before: ['x'], silent: ['-y', '--yes', '--silent'], packages: npmPackages, prefersLocal: 'bun' }],
};

/**
 * The package that a runner such as npx starts; null where it is told more than which: another registry, a script, what is no
 * plain name of a package with an exact version or a tag.
 */
export function readNpx(words: Words): Extract<LaunchMeaning, { kind: 'npm' }> | null {
  const run = readRun(words);
  return run === null ? null : { kind: 'npm', package: run.package, version: run.version ?? 'latest', ...(run.bin !== undefined && { bin: run.bin }), args: run.args, env: { ...words.env } };
}

/** What the same words run instead where it is installed; null for runners that always take the registry's, as `pnpm dlx` and `yarn dlx` do. */
export function readLocalPackage(words: Words): LocalPackage | null {
  const run = readRun(words);
  if (run?.by === undefined) return null;
  const { by, package: name, version, bin } = run;
  // npm looks for a command by the whole word, bun by its last part; what stands before a version, or behind an option, names a package only.
  const command = version !== null || bin !== undefined ? null : by === 'npm' ? name : name.slice(name.lastIndexOf('/') + 1);
  return { by, package: name, version, command, ...(bin !== undefined && { bin }) };
}

interface Run { by: LocalPackage['by'] | undefined; package: string; version: string | null; bin?: string; args: string[] }

function readRun({ words: [command = '', ...rest] }: Words): Run | null {
  const found = (Object.hasOwn(runners, programName(command)) ? runners[programName(command)] ?? [] : []).find(({ before }) => before.every((word, at) => rest[at] === word));
  if (found === undefined) return null;
  const read = readOptions(rest.slice(found.before.length), found);
  if (read === null) return null;
  const [first, ...args] = read.words;
  if (first === undefined) return null;
  const spec = npmSpec(read.package ?? first);
  // Behind a package stands the name of one of its commands; a path would be a file of the folder it starts in.
  if (spec === null || (read.package !== undefined && !/^\w[\w.-]*$/.test(first))) return null;
  return { by: found.prefersLocal, ...spec, ...(read.package !== undefined && { bin: first }), args };
}

/** The words behind a runner's own options. npm takes options behind the package too, up to two dashes. */
function readOptions(words: readonly string[], { silent, packages, ownDashes = false }: Runner): { package?: string; words: string[] } | null {
  const named: string[] = [];
  let at = 0;
  for (; at < words.length; at += 1) {
    const word = words[at] as string;
    const [option, value] = word.startsWith('-') ? word.split(/=(.*)/s) as [string, string?] : ['', undefined];
    if (word === '--' || option === '') break;
    if (packages.includes(option)) named.push(value ?? words[at += 1] ?? '');
    else if (!silent.includes(word)) return null;
  }
  if (named.length > 1) return null;
  const rest = words[at] === '--' ? words.slice(at + 1) : words.slice(at);
  const cut = ownDashes && words[at] !== '--' ? rest.indexOf('--') : -1;
  // Before the dashes an option is npm's own, and behind a package that nobody separated from it as well.
  if (ownDashes && words[at] !== '--' && rest.slice(1, cut < 0 ? undefined : cut).some((word) => word.startsWith('-'))) return null;
  return { ...(named.length === 1 && { package: named[0] as string }), words: rest.filter((_word, index) => index !== cut) };
}
