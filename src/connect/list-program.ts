import type { Asked } from '../schema/asked.ts';
import type { Install } from '../schema/install.ts';
import { connectProgram } from './connect-program.ts';
import { containedCommand, containedPackage } from './contained-program.ts';
import { makeFreshFolders, placeFiles, workFiles } from './fresh-folders.ts';
import type { FreshFolders } from './fresh-folders.ts';
import type { CommandLaunch, NpmLaunch } from './launch.ts';
import type { Observed } from './observed.ts';
import type { Listing, PackageFacts } from './listing.ts';
import { maskFailure, maskListing, maskObserved } from './mask-listing.ts';
import { maskFor } from './mask.ts';
import type { Mask } from './mask.ts';
import { installPackage } from './packages/install-package.ts';
import { readNpmSettings } from './packages/npm-settings.ts';
import type { RegistryToken } from './packages/npm-config.ts';
import { gateEnvironment } from './network/gate-environment.ts';
import { openGate } from './network/open-gate.ts';
import type { Gate } from './network/open-gate.ts';
import type { Places } from './places.ts';
import { commandProgram, filler, packageProgram, placesIn, stablePaths } from './prepare-program.ts';
import { chooseSandbox, containedSandbox } from './sandbox.ts';
import type { Sandbox, SandboxAsked } from './sandbox.ts';
import { byDockerOrPodman } from './sandbox/start-contained.ts';
import type { Machine } from './sandbox/machine.ts';
import { startProgram } from './start-program.ts';
import type { Program } from './start-program.ts';
import { takeListing } from './take-listing.ts';
import type { Taking } from './taking.ts';
import { Unlisted } from './unlisted.ts';

/** How a program is listed. */
export type ProgramTaking = Taking & { sandbox: SandboxAsked; image?: string | undefined; machine?: Machine | undefined; tokens?: readonly RegistryToken[] | undefined };

/** Starts a program, lists it, ends it with all its processes, and removes its folders. Throws `Unlisted`. */
export async function listProgram(launch: CommandLaunch | NpmLaunch, taking: ProgramTaking): Promise<Listing> {
  const sandbox = launch.kind === 'command' && launch.contained === true ? containedSandbox : await chooseSandbox(taking.sandbox, taking);
  if (launch.hosts.length > 0 && (sandbox.kind === 'docker' || (launch.kind === 'command' && launch.contained === true))) throw allOrNone();
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
    const gate = sandbox.kind === 'bwrap' ? openGate({ allowed: launch.hosts, limits: taking.limits, ...taking.gate }) : undefined;
    const running = await startProgram(gate === undefined ? program : gated(program, gate), sandbox, taking.limits);
    taking.observed.sandbox = sandbox.kind;
    if (running.limits !== null) taking.observed.limits = running.limits;
    if (running.mayLeave) taking.observed.survivors = 'possible';
    try {
      const listing = await takeListing(await connectProgram(running, taking.limits), taking);
      return maskListing({ ...listing, ...known, sandbox: sandbox.kind }, mask);
    } finally {
      taking.onProgress('end');
      await running.end();
      observeWays(taking.observed, running.direct(), gate?.asked() ?? [], maskFor(launch, undefined, true));
      if (running.peakMemory() > 0) taking.observed.peakMemory = running.peakMemory();
    }
  } catch (error) {
    throw maskFailure(error, mask);
  } finally {
    maskObserved(taking.observed, mask);
    await folders.remove();
  }
}

/** Docker knows networks, not hosts. */
function allOrNone(): Unlisted {
  return new Unlisted('sandbox-unavailable', 'it was not started: it may reach some hosts, and docker can let a program reach all of them or none', 'Start it with bubblewrap on Linux (--sandbox bwrap), or allow it no host.');
}

/** The program, told of its gate: there is no other way out, so it wins over what a launch says of proxies. */
function gated(program: Program, gate: Gate): Program {
  return { ...program, gate, env: { ...program.env, ...gateEnvironment() } };
}

/** A name of a host may carry what was passed in: that is never repeated. */
function observeWays(observed: Observed, direct: number, asked: readonly Asked[], mask: Mask): void {
  if (asked.length > 0) observed.asked = asked.map((each) => ({ ...each, host: mask(each.host) }));
  if (direct > 0) observed.direct = direct;
}

/** The files of a working directory that is in the memory of a cell. */
function filesIn(work: string, files: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(files).map(([name, content]) => [`${work}/${name}`, content]));
}

/** What a program is prepared for. */
interface Prepared { sandbox: Sandbox; folders: FreshFolders; places: Places }

async function prepare(launch: CommandLaunch | NpmLaunch, { sandbox, folders, places }: Prepared, taking: ProgramTaking): Promise<{ program: Program; package?: PackageFacts; tree?: Install }> {
  if (launch.kind === 'command') return { program: sandbox.kind === 'docker' ? containedCommand(launch, places, folders) : commandProgram(launch.contained === true ? byDockerOrPodman(launch) : launch, places, folders) };
  taking.onProgress('install');
  const { limits, signal, gate, tokens = [] } = taking;
  const { installed, tree } = await installPackage(launch, { sandbox, folders, settings: await readNpmSettings(), tokens, limits, signal, gate });
  return { program: (sandbox.kind === 'docker' ? containedPackage : packageProgram)(launch, installed, places, folders), package: installed.facts, tree };
}
