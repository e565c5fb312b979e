import type { Asked } from '../../schema/network/asked.ts';
import type { Install } from '../../schema/catalog/install.ts';
import type { Cause } from '../causes.ts';
import { connectProgram } from './connect-program.ts';
import { checkStart } from './prepare/check-start.ts';
import { containedCommand, containedPackage, imageProgram } from './prepare/contained-program.ts';
import { makeFreshFolders, placeFiles, workFiles } from './prepare/fresh-folders.ts';
import { listOffering } from './list-offering.ts';
import type { FreshFolders } from './prepare/fresh-folders.ts';
import type { CommandLaunch, NpmLaunch } from '../launch/launch.ts';
import type { Listing, PackageFacts } from '../listing/listing.ts';
import type { Observed } from '../observed.ts';
import { maskFailure, maskListing, maskObserved } from '../masking/mask-listing.ts';
import { maskFor } from '../masking/mask.ts';
import type { Mask } from '../masking/mask.ts';
import { installPackage } from '../packages/install-package.ts';
import { installedPackage } from '../packages/installed-package.ts';
import { readNpmSettings } from '../packages/npm/npm-settings.ts';
import type { RegistryToken } from '../packages/npm/npm-config.ts';
import { missingFile } from '../remedies/missing-file.ts';
import { asSentence, toldFailure } from '../remedies/told-failure.ts';
import { unseenIn } from '../sandbox/shown/unseen-in.ts';
import type { Unseen } from '../sandbox/shown/unseen-in.ts';
import { gateEnvironment } from '../network/gate-environment.ts';
import { openGate } from '../network/open-gate.ts';
import type { Gate } from '../network/open-gate.ts';
import { commandProgram, filler, packageProgram, placesIn, stablePaths } from './prepare/prepare-program.ts';
import type { Surroundings } from './prepare/prepare-program.ts';
import { chooseSandbox } from '../sandbox/choose-sandbox.ts';
import { containedBy, sandboxInForce } from '../sandbox/sandbox.ts';
import type { Sandbox, SandboxAsked } from '../sandbox/sandbox.ts';
import { findContainerClient } from '../sandbox/containers/container-client.ts';
import type { Machine } from '../sandbox/machine.ts';
import { saidCovered } from '../sandbox/keys/covered-lines.ts';
import { shownFor, startOf } from '../sandbox/shown/shown-for.ts';
import { startProgram } from './start/start-program.ts';
import type { Program } from './start/program.ts';
import { takeListing } from '../listing/take-listing.ts';
import type { Taking } from '../taking.ts';
import { asUnlisted, Unlisted } from '../unlisted.ts';

/** How a program is listed. */
export type ProgramTaking = Taking & {
  sandbox: SandboxAsked; image?: string | undefined; machine?: Machine | undefined; tokens?: readonly RegistryToken[] | undefined; allowed?: readonly string[] | undefined; wantsWords?: boolean;
};

/** Starts a program, lists it, ends it with all its processes, and removes its folders. Throws `Unlisted`. */
export async function listProgram(launch: CommandLaunch | NpmLaunch, taking: ProgramTaking): Promise<Listing> {
  const isContained = launch.kind === 'command' && launch.contained === true;
  if (launch.hosts.length > 0 && isContained) throw allOrNone('Leave out --allow-host, or network in its server file: an image runs in no other sandbox.');
  const sandbox = isContained ? containedBy(await findContainerClient(taking.limits)) : await chooseSandbox(taking.sandbox, taking);
  if (launch.hosts.length > 0 && sandbox.kind === 'docker') throw allOrNone('Start it with bubblewrap on Linux (--sandbox bwrap), or allow it no host.');
  const folders = withInstallation(await makeFreshFolders(), launch, sandbox);
  const places = placesIn(sandbox, folders);
  const secretive = { ...launch, secrets: [...launch.secrets ?? [], ...(taking.tokens ?? []).map(({ value }) => value)] };
  const mask = maskFor(secretive, stablePaths(folders));
  let unseen: Unseen = { refused: [], covered: [], mask, cwd: null };
  try {
    const files = workFiles(launch.files ?? {}, filler(places));
    if (sandbox.kind !== 'bwrap') await placeFiles(folders.work, files);
    checkStart(launch);
    const shown = shownFor(launch, { sandbox: sandbox.kind, allowed: taking.allowed ?? [], limits: taking.limits });
    unseen = unseenIn(shown, secretive, stablePaths(folders));
    observeUnseen(taking.observed, unseen, launch);
    const { program, ...known } = await prepare(launch, { sandbox, folders, places, shown }, taking);
    if (sandbox.kind === 'bwrap') program.cell = { ...program.cell, files: filesIn(places.work, files) };
    taking.signal.throwIfAborted();
    const masked = (listing: Listing) => maskListing({ ...listing, ...known, sandbox: sandboxInForce(sandbox) }, mask);
    return await listOffering(taking, (offering) => listStarted(launch, { program, sandbox, masked }, offering));
  } catch (error) {
    const failure = maskFailure(error, unseen.mask);
    // Its client was started, and no container.
    if (neverRan.has(failure.cause)) for (const name of ['sandbox', 'limits', 'survivors'] as const) delete taking.observed[name];
    const told = toldFailure(failure, { ...unseen, missing: missingOf(launch, sandbox, failure.says, unseen.mask) });
    // What its remedy says of covered places is not said again; a remedy about variables says nothing of them.
    if (told.needs.length === 0) observeUnseen(taking.observed, { ...unseen, covered: unseen.covered.filter(({ line }) => !told.remedy.includes(asSentence(line))) }, launch);
    throw told;
  } finally {
    maskObserved(taking.observed, mask);
    await folders.remove();
  }
}

/** What is started, in what, and what is made of what comes, as long as the program is not yet at its end. */
interface Starting { program: Program; sandbox: Sandbox; masked: (listing: Listing) => Listing }

/** Starts a program, lists it, and ends it with all its processes. */
async function listStarted(launch: CommandLaunch | NpmLaunch, { program, sandbox, masked }: Starting, taking: ProgramTaking): Promise<Listing> {
  taking.signal.throwIfAborted();
  taking.onProgress('start');
  const gate = sandbox.kind === 'bwrap' ? openGate({ allowed: launch.hosts, limits: taking.limits, ...taking.gate }) : undefined;
  const running = await startProgram(gate === undefined ? program : gated(program, gate), sandbox, taking.limits);
  taking.observed.sandbox = sandboxInForce(sandbox);
  if (running.limits !== null) taking.observed.limits = running.limits;
  if (running.mayLeave) taking.observed.survivors = 'possible';
  try {
    const connection = await connectProgram(running, taking.limits);
    return masked(await takeListing(connection, taking).catch((error: unknown) => { throw taking.wantsWords === true ? withWritten(error, `${connection.noise?.() ?? ''}\n${running.complaint()}`) : error; }));
  } finally {
    taking.onProgress('end');
    await running.end();
    observeWays(taking.observed, running.direct(), gate?.asked() ?? [], maskFor(launch, undefined, true));
    if (running.peakMemory() > 0) taking.observed.peakMemory = running.peakMemory();
  }
}

/** The same failure with what the program wrote: an end of each of its streams, which is all that is kept of them. */
function withWritten(error: unknown, written: string): Unlisted {
  const { cause, says, remedy, needs } = asUnlisted(error);
  return new Unlisted(cause, says, remedy, needs, written.trim());
}

/** Whether it is started from where it is installed already. Without a sandbox it could change what the next start finds there. */
function isInstalled(launch: CommandLaunch | NpmLaunch, { kind }: Sandbox): boolean {
  return launch.kind === 'npm' && launch.installation !== undefined && kind !== 'none';
}

/** The same folders, with that place; what is there is not removed with them. */
function withInstallation(folders: FreshFolders, launch: CommandLaunch | NpmLaunch, sandbox: Sandbox): FreshFolders {
  return launch.kind === 'npm' && launch.installation !== undefined && isInstalled(launch, sandbox) ? { ...folders, install: launch.installation.folder } : folders;
}

/** What it was not shown, as lines of a report. */
function observeUnseen(observed: Observed, { refused, covered }: Unseen, { givenBy }: CommandLaunch | NpmLaunch): void {
  const said = [...refused, ...saidCovered(covered, givenBy)];
  if (said.length > 0) observed.notShown = said;
  else delete observed.notShown;
}

/** What to do about a file that it does not find; a container has files of its own. */
function missingOf(launch: CommandLaunch | NpmLaunch, { kind }: Sandbox, says: string, mask: Mask): string | null {
  if (kind === 'docker' || (launch.kind === 'command' ? launch.contained === true : launch.cwd === undefined)) return null;
  const sentence = missingFile(launch, launch.kind === 'command' ? startOf(launch) : launch.cwd as string, says);
  return sentence === null ? null : mask(sentence);
}

/** Of these it is known that nothing was run, so nothing was shut in either. */
const neverRan: ReadonlySet<Cause> = new Set<Cause>(['sandbox-unavailable', 'start-failed', 'command-not-found']);

/** Docker knows networks, not hosts. */
function allOrNone(remedy: string): Unlisted {
  return new Unlisted('sandbox-unavailable', 'it was not started: it may reach some hosts, and docker can let a program reach all of them or none', remedy);
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
interface Prepared extends Surroundings { sandbox: Sandbox }

async function prepare(launch: CommandLaunch | NpmLaunch, { sandbox, ...surroundings }: Prepared, taking: ProgramTaking): Promise<{ program: Program; package?: PackageFacts; tree?: Install }> {
  if (launch.kind === 'command') return { program: programOf(launch, sandbox, surroundings) };
  taking.onProgress('install');
  const { limits, signal, gate, tokens = [] } = taking;
  const { installation } = launch;
  const { installed, tree } = isInstalled(launch, sandbox) && installation !== undefined ? { installed: await installedPackage(installation.folder, launch, installation.tree.version), tree: installation.tree } : await installPackage(launch, { sandbox, folders: surroundings.folders, settings: await readNpmSettings(), tokens, limits, signal, gate });
  return { program: sandbox.kind === 'docker' ? containedPackage(launch, installed, surroundings) : packageProgram(launch, installed, surroundings, sandbox.kind), package: installed.facts, tree };
}

function programOf(launch: CommandLaunch, sandbox: Sandbox, surroundings: Surroundings): Program {
  if (sandbox.kind === 'none' && sandbox.isContained) return imageProgram(launch, surroundings.folders, sandbox.client.file);
  return sandbox.kind === 'docker' ? containedCommand(launch, surroundings) : commandProgram(launch, surroundings, sandbox.kind);
}
