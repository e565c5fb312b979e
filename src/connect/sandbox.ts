import { defaultImage, findDocker } from './find-docker.ts';
import type { Docker } from './find-docker.ts';
import { limits as ownLimits } from './limits.ts';
import type { Limits } from './limits.ts';
import { findBubblewrap } from './sandbox/find-bubblewrap.ts';
import type { Bubblewrap } from './sandbox/find-bubblewrap.ts';
import { findGroupPlace } from './sandbox/find-group-place.ts';
import { findReaper } from './sandbox/find-reaper.ts';
import type { Reaper } from './sandbox/find-reaper.ts';
import type { GroupPlace } from './sandbox/group-places.ts';
import { thisMachine } from './sandbox/machine.ts';
import type { Machine } from './sandbox/machine.ts';
import { otherSystems } from './sandbox/other-systems.ts';
import { Unlisted } from './unlisted.ts';

/**
 * What the caller asks for: `auto` takes bubblewrap on Linux and docker elsewhere, and fails where that is not to be had. On Linux
 * docker is used only when it is asked for: it fetches an image, and works with the rights of its daemon.
 */
export type SandboxAsked = 'auto' | 'bwrap' | 'docker' | 'none';

/** What the sandbox is found with. `machine`: tests give another than this one. */
interface SandboxSearch { image?: string | undefined; limits?: Limits; signal?: AbortSignal; machine?: Machine | undefined }

/**
 * How programs are shut in on this machine. `groups`: where the kernel keeps their limits; null: they are watched. `reaper`: what keeps all that
 * comes from a program that is not shut in; null: it may leave something behind. Contained: it is a client of docker, which shuts in.
 */
export type Sandbox = Uncontained | { kind: 'bwrap'; bubblewrap: Bubblewrap; groups: GroupPlace | null } | { kind: 'docker'; docker: Docker };
export interface Uncontained { kind: 'none'; reaper: Reaper | null; groups: GroupPlace | null; isContained: boolean }

/** The sandbox to use. Throws `Unlisted` (`sandbox-unavailable`) where what was asked for does not work here: nothing is started in another way instead. */
export async function chooseSandbox(asked: SandboxAsked, { image = defaultImage, limits = ownLimits, signal, machine = thisMachine() }: SandboxSearch = {}): Promise<Sandbox> {
  if (asked === 'none') return { kind: 'none', reaper: await findReaper(machine, limits), groups: await findGroupPlace(machine, limits), isContained: false };
  if (asked === 'docker') return { kind: 'docker', docker: await findDocker(image, limits, signal) };
  if (machine.platform === 'linux') return { kind: 'bwrap', bubblewrap: await findBubblewrap(machine, limits), groups: await findGroupPlace(machine, limits) };
  if (asked === 'bwrap') throw new Unlisted('sandbox-unavailable', 'it was not started: bubblewrap is for Linux', otherSystems);
  const docker = await findDocker(image, limits, signal).catch((error: unknown) => { throw signal?.aborted === true ? error : withoutDocker(error); });
  return { kind: 'docker', docker };
}

/** For a command that has docker shut the server in: what would keep its processes together would come between it and docker. */
export const containedSandbox: Uncontained = { kind: 'none', reaper: null, groups: null, isContained: true };

function withoutDocker(error: unknown): Unlisted {
  const why = error instanceof Unlisted ? error.says.replace(/^it was not started: /, '').replace(/\.$/, '') : 'docker could not be asked';
  return new Unlisted('sandbox-unavailable', `it was not started: ${why}`, otherSystems);
}
