import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { parse as parseYaml } from 'yaml';
import { partOfNpm } from '../../../connect/packages/npm/own-npm.ts';
import { registryAddress } from '../../../connect/packages/npm/registry-address.ts';
import { declaredIn } from '../../../connect/sandbox/projects/declared-in.ts';
import { isJsonObject } from '../../../schema/json.ts';
import { steeringVariables } from '../../../sources/launch-words/steering-variables.ts';
import { hasOwnRegistry } from './has-own-registry.ts';
import { kindAt, namesIn } from './look-within.ts';

/** Settings of npm and pnpm that decide nothing of which packages are fetched, in which version, or how they are run: nothing of peers, ages or caches. */
const plain = new Set([
  'engine-strict', 'save-exact', 'save-prefix', 'save', 'fund', 'audit', 'audit-level', 'strict-peer-deps', 'strict-peer-dependencies', 'package-lock', 'lockfile',
  'prefer-frozen-lockfile', 'frozen-lockfile', 'loglevel', 'progress', 'update-notifier', 'ignore-scripts', 'enable-pre-post-scripts', 'shamefully-hoist', 'hoist', 'hoist-pattern', 'public-hoist-pattern', 'node-linker',
  'link-workspace-packages', 'prefer-workspace-packages', 'shared-workspace-lockfile', 'save-workspace-protocol', 'resolution-mode', 'color', 'message', 'tag-version-prefix', 'git-tag-version', 'access', 'provenance',
  'always-auth', 'fetch-retries', 'fetch-timeout', 'maxsockets', 'foreground-scripts', 'dedupe-peer-dependents', 'side-effects-cache', 'verify-deps-before-run',
]);
/** What a workspace of pnpm may say besides. */
const plainWorkspace = new Set(['packages', 'catalog', 'catalogs', 'onlyBuiltDependencies', 'ignoredBuiltDependencies', 'neverBuiltDependencies', 'linkWorkspacePackages', 'strictPeerDependencies', 'shamefullyHoist', 'savePrefix', 'preferWorkspacePackages']);
/** Files by which a folder tells these runners what to fetch, and what to be. */
const files: Record<string, readonly string[]> = {
  yarn: ['.corepack.env', '.yarnrc', '.yarnrc.yml', '.yarnrc.yaml', '.pnp.cjs', '.pnp.js', '.npmrc'],
  bun: ['bunfig.toml', '.npmrc', '.env', '.env.local', '.env.development', '.env.production', '.env.test'], pnpm: ['.corepack.env', '.pnpmfile.cjs', '.pnpmfile.mjs', 'pnpm-workspace.yaml', '.npmrc'], npm: ['.npmrc'],
};

/** Files by which what manages versions of node may take another program for a runner: those that say more than a version. mise and direnv ask a person first. */
const ofManagers = ['.tool-versions', '.node-version', '.prototools', '.volta/hooks.json'];

/**
 * The file of a folder by which a runner may start something else than the registry that the person uses has; null where there is none. `runner`: as
 * it is called. What cannot be read counts, and every setting that is not known to decide nothing.
 */
export function runnerSettings(runner: string, folder: string): string | null {
  const kind = runner === 'npx' ? 'npm' : runner === 'bunx' ? 'bun' : runner === 'pnpx' ? 'pnpm' : runner;
  if (files[kind] === undefined) return null;
  const found = [...files[kind], ...ofManagers].find((name) => kindAt(join(folder, name)) !== undefined && !isPlain(folder, name));
  if (found !== undefined || !['yarn', 'pnpm'].includes(kind)) return found ?? null;
  const { packageManager, devEngines, scripts } = declaredIn(folder, 'package.json');
  // By such fields corepack, and pnpm itself, fetch another version of the runner. Versions that know no "dlx" run the script of that name, or the command.
  if (packageManager !== undefined || devEngines !== undefined || (isJsonObject(scripts) && Object.keys(scripts).some((name) => /^(?:pre|post)?dlx$/.test(name)))) return 'package.json';
  return namesIn(join(folder, 'node_modules/.bin')).some((name) => /^dlx(?:\.|$)/i.test(name)) ? 'node_modules/.bin/dlx' : null;
}

function isPlain(folder: string, name: string): boolean {
  if (name === 'pnpm-workspace.yaml') return Object.keys(declaredIn(folder, name, parseYaml)).every((key) => plainWorkspace.has(key)) && isReadable(join(folder, name));
  if (name === '.volta/hooks.json') return false;
  // A path, or where to get it from, is more than a version; lts/iron is one.
  if (ofManagers.includes(name)) return isReadable(join(folder, name)) && !(name === '.prototools' ? /plugin|locator|source/ : /[:/\\]/).test(readFileSync(join(folder, name), 'utf8').replaceAll(/^[ \t]*#.*$|^lts\/[\w*-]+$/gm, ''));
  // bun takes variables from such files, also for itself.
  if (name.startsWith('.env')) return isReadable(join(folder, name)) && steeringVariables(parseEnv(readFileSync(join(folder, name), 'utf8')) as Record<string, string>).length === 0;
  // The person's own is read anyway.
  return name === '.npmrc' && (folder === homedir() || (isReadable(join(folder, name)) && readFileSync(join(folder, name), 'utf8').split(/\r\n|[\n\r]/).every(isPlainLine)));
}

/** As npm's ini reads a line; keys in quotes, sections and whatever else is odd are not plain. */
function isPlainLine(line: string): boolean {
  const [key = '', value = ''] = line.trim().split(/=(.*)/s).map((part) => part.trim());
  if (key === '' || /^[#;]/.test(key) || plain.has(key.replace(/\[\]$/, ''))) return true;
  if (/^\/\/[^\s"'$]{1,500}:(?:_authToken|_auth|username|_password|email)$/.test(key)) return true;
  return key === 'registry' && registryAddress(value) === (partOfNpm('@npmcli/config/lib/definitions') as { defaults: { registry: string } }).defaults.registry && !hasOwnRegistry();
}

function isReadable(path: string): boolean {
  try {
    if (kindAt(path)?.isFile() !== true) return false;
    readFileSync(path, 'utf8');
    return true;
  } catch {
    return false;
  }
}
