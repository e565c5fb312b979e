import type { Install } from '../schema/install.ts';
import { connectProgram } from './connect-program.ts';
import { containedCommand, containedPackage } from './contained-program.ts';
import { makeFreshFolders, placeFiles, workFiles } from './fresh-folders.ts';
import type { FreshFolders } from './fresh-folders.ts';
import type { CommandLaunch, NpmLaunch } from './launch.ts';
import type { Listing, PackageFacts } from './listing.ts';
import { maskFailure, maskListing } from './mask-listing.ts';
import { maskFor } from './mask.ts';
import { installPackage } from './packages/install-package.ts';
import { readNpmSettings } from './packages/npm-settings.ts';
import type { RegistryToken } from './packages/npm-config.ts';
import type { Places } from './places.ts';
import { commandProgram, filler, packageProgram, placesIn, stablePaths } from './prepare-program.ts';
import { chooseSandbox } from './sandbox.ts';
import type { Sandbox, SandboxAsked } from './sandbox.ts';
import { startProgram } from './start-program.ts';
import type { Program } from './start-program.ts';
import { takeListing } from './take-listing.ts';
import type { Taking } from './taking.ts';

/** How a program is listed. */
export type ProgramTaking = Taking & { sandbox: SandboxAsked; image?: string | undefined; tokens?: readonly RegistryToken[] | undefined };

/** Starts a program, lists it, ends it with all its processes, and removes its folders. Throws `Unlisted`. */
export async function listProgram(launch: CommandLaunch | NpmLaunch, taking: ProgramTaking): Promise<Listing> {
  const sandbox = await chooseSandbox(launch.kind === 'command' && launch.contained === true ? 'none' : taking.sandbox, taking);
  const folders = await makeFreshFolders();
  const places = placesIn(sandbox, folders);
  const mask = maskFor({ ...launch, secrets: [...launch.secrets ?? [], ...(taking.tokens ?? []).map(({ value }) => value)] }, stablePaths(folders));
  try {
    const files = workFiles(launch.files ?? {}, filler(places));
    if (sandbox.kind !== 'bwrap') await placeFiles(folders.work, files);
    const { program, ...known } = await prepare(launch, { sandbox, folders, places }, taking);
    if (sandbox.kind === 'bwrap') program.cell = { ...program.cell, files: filesIn(places.work, files) };
    taking.signal.throwIfAborted();
    taking.onProgress('start');
    const running = await startProgram(program, sandbox, taking.limits);
    taking.observed.sandbox = sandbox.kind;
    try {
      const listing = await takeListing(await connectProgram(running, taking.limits), taking);
      return maskListing({ ...listing, ...known, sandbox: sandbox.kind }, mask);
    } finally {
      taking.onProgress('end');
      await running.end();
      if (running.peakMemory() > 0) taking.observed.peakMemory = running.peakMemory();
    }
  } catch (error) {
    throw maskFailure(error, mask);
  } finally {
    await folders.remove();
  }
}

/** The files of a working directory that is in the memory of a cell. */
function filesIn(work: string, files: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(files).map(([name, content]) => [`${work}/${name}`, content]));
}

/** What a program is prepared for. */
interface Prepared { sandbox: Sandbox; folders: FreshFolders; places: Places }

async function prepare(launch: CommandLaunch | NpmLaunch, { sandbox, folders, places }: Prepared, taking: ProgramTaking): Promise<{ program: Program; package?: PackageFacts; tree?: Install }> {
  if (launch.kind === 'command') return { program: sandbox.kind === 'docker' ? containedCommand(launch, places, folders) : commandProgram(launch, places, folders) };
  taking.onProgress('install');
  const { limits, signal, gate, tokens = [] } = taking;
  const { installed, tree } = await installPackage(launch, { sandbox, folders, settings: await readNpmSettings(), tokens, limits, signal, gate });
  return { program: (sandbox.kind === 'docker' ? containedPackage : packageProgram)(launch, installed, places, folders), package: installed.facts, tree };
}
