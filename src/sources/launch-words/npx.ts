import { npmSpec } from '../npm-spec.ts';
import type { LaunchMeaning, Words } from './launch-meaning.ts';
import { programName } from './program-name.ts';

/** How a runner of packages is called, and which of its options change nothing of what is run. */
interface Runner { before: readonly string[]; silent: readonly string[]; packages: readonly string[]; ownDashes?: boolean }

const npmSilent = ['-y', '--yes', '-q', '--quiet', '--silent', '--prefer-online', '--prefer-offline', '--ignore-existing'];
const npmPackages = ['-p', '--package'];
const runners: Record<string, Runner[]> = {
  npx: [{ before: [], silent: npmSilent, packages: npmPackages }],
  npm: ['exec', 'x'].map((word) => ({ before: [word], silent: npmSilent, packages: ['--package'], ownDashes: true })),
  pnpx: [{ before: [], silent: ['--silent', '-s'], packages: ['--package'] }],
  pnpm: [{ before: ['dlx'], silent: ['--silent', '-s'], packages: ['--package'] }],
  yarn: [{ before: ['dlx'], silent: ['-q', '--quiet'], packages: npmPackages }],
  bunx: [{ before: [], silent: ['-y', '--yes', '--silent'], packages: npmPackages }],
  bun: [{ before: ['x'], silent: ['-y', '--yes', '--silent'], packages: npmPackages }],
};

/**
 * The package that a runner such as npx starts; null where it is told more than which: another registry, a script, what is no
 * plain name of a package with an exact version or a tag.
 */
export function readNpx({ words: [command = '', ...rest], env }: Words): Extract<LaunchMeaning, { kind: 'npm' }> | null {
  const found = (Object.hasOwn(runners, programName(command)) ? runners[programName(command)] ?? [] : []).find(({ before }) => before.every((word, at) => rest[at] === word));
  if (found === undefined) return null;
  const read = readOptions(rest.slice(found.before.length), found);
  if (read === null) return null;
  const [first, ...args] = read.words;
  if (first === undefined) return null;
  const spec = npmSpec(read.package ?? first);
  if (spec === null || (read.package !== undefined && !/^[\w.@/-]+$/.test(first))) return null;
  return { kind: 'npm', package: spec.package, version: spec.version ?? 'latest', ...(read.package !== undefined && { bin: first }), args, env: { ...env } };
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
