import type { CommandLaunch, NpmLaunch } from '../launch/launch.ts';
import { limits } from '../limits.ts';
import { stablePlaces } from './prepare/places.ts';
import type { RunningProgram } from './start/running-program.ts';
import { chooseSandbox } from '../sandbox/choose-sandbox.ts';
import { findContainerClient } from '../sandbox/containers/container-client.ts';
import { imagePreview } from '../sandbox/containers/image-preview.ts';
import type { ImagePreview } from '../sandbox/containers/image-preview.ts';
import { containedBy, sandboxInForce } from '../sandbox/sandbox.ts';
import type { SandboxAsked } from '../sandbox/sandbox.ts';
import type { SandboxInForce } from '../listing/listing.ts';
import { limitsKeptBy } from '../sandbox/limits-kept-by.ts';
import { inHome, refusedNotes } from '../sandbox/shown/refused-path.ts';
import type { RefusedNote } from '../sandbox/shown/refused-path.ts';
import { shownFor, startOf } from '../sandbox/shown/shown-for.ts';

/** What a start would come to, for a person to decide on. Paths are real ones, with `~` for the person's home. */
export interface ProgramPreview {
  sandbox: SandboxInForce;
  startsIn: string;
  /** Of an image, which program starts it, and by which words before its own. */
  image?: ImagePreview;
  shown: string[];
  /** Laid over in what is shown, each with what it holds. */
  covered: string[];
  /** What it names and is not shown. */
  notShown: RefusedNote[];
  /** Who will keep its limits: the kernel, or toolrisk, which looks at intervals; null where nobody does. */
  limits: RunningProgram['limits'];
}

/** What the preview is made for. */
export interface PreviewOptions { sandbox: SandboxAsked; image?: string | undefined; allowed: readonly string[]; signal?: AbortSignal | undefined }

/** Finds out what the start of a program would come to; nothing is started but what the sandbox is found with. Throws `Unlisted` where it cannot be started at all. */
export async function previewProgram(launch: CommandLaunch | NpmLaunch, { sandbox: asked, image, allowed, signal }: PreviewOptions): Promise<ProgramPreview> {
  const isContained = launch.kind === 'command' && launch.contained === true;
  const sandbox = isContained ? containedBy(await findContainerClient(limits)) : await chooseSandbox(asked, { image, ...(signal && { signal }) });
  const { kind } = sandbox;
  const { visible, covered, opened, cwd, refused } = shownFor(launch, { sandbox: kind, allowed, limits });
  const own = kind !== 'none' ? cwd : launch.kind === 'command' ? startOf(launch) : launch.cwd ?? null;
  return {
    sandbox: sandboxInForce(sandbox),
    ...(sandbox.kind === 'none' && sandbox.isContained && { image: imagePreview(launch.env, sandbox.client, limits) }),
    startsIn: own === null || (launch.kind === 'npm' && launch.cwd === undefined) ? `an empty folder (${stablePlaces.work})` : inHome(own),
    shown: [...visible, ...opened].map((path) => inHome(path)),
    covered: covered.map(({ path, holds }) => `${inHome(path)} (${holds})`),
    notShown: refusedNotes(refused),
    limits: limitsKeptBy(sandbox, sandbox.kind !== 'docker' && sandbox.groups !== null),
  };
}
