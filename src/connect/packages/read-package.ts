import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isJsonObject } from '../../schema/json.ts';
import type { JsonObject } from '../../schema/json.ts';
import type { Install } from '../../schema/catalog/install.ts';
import { openDeadline, overdue } from '../deadline.ts';
import type { NpmLaunch } from '../launch/launch.ts';
import { limits as ownLimits } from '../limits.ts';
import type { ListOptions } from '../list-options.ts';
import type { Outcome } from '../outcome.ts';
import { makeFreshFolders } from '../programs/prepare/fresh-folders.ts';
import { remedyFor } from '../remedies/remedy-for.ts';
import { chooseSandbox } from '../sandbox/choose-sandbox.ts';
import { asUnlisted } from '../unlisted.ts';
import { installTree } from './install-package.ts';
import type { NpmSurroundings } from './npm/npm-surroundings.ts';
import { readNpmSettings } from './npm/npm-settings.ts';
import { readCodeVariables } from './read-code-variables.ts';
import { readInside } from './read-inside.ts';
import { readJsonObject } from './read-json-object.ts';
import { viewPackage } from './view-package.ts';

/** What a package and its registry say of it, all of it a stranger's. */
export interface PackageReading {
  name: string;
  version: string;
  /** Integrity of its tarball as it was installed; absent when npm recorded none. */
  integrity?: string;
  /** Where it is installed, and all packages it was installed with. */
  installation: { folder: string; tree: Install };
  /** Its package.json. */
  manifest: JsonObject;
  /** What the registry says of this version: publisher, maintainers, whether it is deprecated; empty when it says nothing. */
  published: JsonObject;
  /** Its README, and files that say how it is started, by their names in lower case. */
  documents: Readonly<Record<string, string>>;
  /** Names of variables that its own code reads. */
  variables: readonly string[];
}

/** Documents that say how a package is started, and under which licence it stands. */
const telling = /^(?:readme(?:\.(?:md|markdown|mdx|txt))?|server\.json|manifest\.json|mcp\.json|\.mcp\.json|smithery\.ya?ml|\.env\.example|env\.example|licen[cs]e(?:\.(?:md|txt))?)$/i;
/** Such files of one package. */
const mostDocuments = 12;

/** Installs a package as it would be to be listed, and reads what is said of it; nothing of it is started. It is there until `close`. Never throws. */
export async function readPackage(launch: NpmLaunch, options: ListOptions): Promise<{ ok: true; reading: PackageReading; close(): Promise<void> } | Extract<Outcome, { ok: false }>> {
  const limits = { ...ownLimits, ...options.limits };
  const wholeMs = options.timeoutMs ?? limits.wholeMs;
  const deadline = openDeadline(options.signal, wholeMs, overdue(wholeMs));
  try {
    deadline.signal.throwIfAborted();
    const sandbox = await chooseSandbox(options.sandbox, { image: options.sandboxImage, limits, signal: deadline.signal, machine: options.machine });
    const folders = await makeFreshFolders();
    try {
      const surroundings = { sandbox, folders, settings: await readNpmSettings(), tokens: options.registryTokens ?? [], limits, signal: deadline.signal, gate: options.gate };
      return { ok: true, reading: await readInstalled(launch, surroundings), close: folders.remove };
    } catch (error) {
      await folders.remove();
      throw error;
    }
  } catch (error) {
    const failure = asUnlisted(error);
    return { ok: false, cause: failure.cause, says: failure.says, remedy: remedyFor(failure, launch, {}), observed: {} };
  } finally {
    deadline.close();
  }
}

async function readInstalled(launch: NpmLaunch, surroundings: NpmSurroundings): Promise<PackageReading> {
  const { tree, integrity } = await installTree(launch, surroundings);
  const { folders: { install }, limits } = surroundings;
  const path = `node_modules/${launch.package}`;
  const published = await viewPackage(`${launch.package}@${tree.version}`, [], surroundings);
  return {
    name: launch.package, version: tree.version, ...(integrity !== undefined && { integrity }), installation: { folder: install, tree },
    manifest: readJsonObject(await readInside(install, `${path}/package.json`, limits.greatestPackageFile) ?? '{}'),
    published: isJsonObject(published) ? published : {},
    documents: await readDocuments(install, path, limits.greatestDocument),
    variables: await readCodeVariables(install, path, limits.greatestPackageFile),
  };
}

/** What is no plain file, or too large, is no document. */
async function readDocuments(folder: string, path: string, most: number): Promise<Record<string, string>> {
  const names = (await readdir(join(folder, path)).catch(() => [])).filter((name) => telling.test(name)).sort().slice(0, mostDocuments);
  const texts = await Promise.all(names.map(async (name) => [name.toLowerCase(), await readInside(folder, `${path}/${name}`, most).catch(() => null)] as const));
  return Object.fromEntries(texts.filter((each): each is [string, string] => each[1] !== null));
}
