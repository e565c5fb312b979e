import { defaultImage, findDocker } from './find-docker.ts';
import type { Docker } from './find-docker.ts';
import { limits as ownLimits } from './limits.ts';
import type { Limits } from './limits.ts';
import { findBubblewrap } from './sandbox/find-bubblewrap.ts';
import type { Bubblewrap } from './sandbox/find-bubblewrap.ts';
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
interface SandboxSearch { image?: string | undefined; limits?: Limits; signal?: AbortSignal; machine?: Machine }

/** How programs are shut in on this machine. */
export type Sandbox = { kind: 'none' } | { kind: 'bwrap'; bubblewrap: Bubblewrap } | { kind: 'docker'; docker: Docker };

/** The sandbox to use. Throws `Unlisted` (`sandbox-unavailable`) where what was asked for does not work here: nothing is started in another way instead. */
export async function chooseSandbox(asked: SandboxAsked, { image = defaultImage, limits = ownLimits, signal, machine = thisMachine() }: SandboxSearch = {}): Promise<Sandbox> {
  if (asked === 'none') return { kind: 'none' };
  if (asked === 'docker') return { kind: 'docker', docker: await findDocker(image, limits, signal) };
  if (machine.platform === 'linux') return { kind: 'bwrap', bubblewrap: await findBubblewrap(machine, limits) };
  if (asked === 'bwrap') throw new Unlisted('sandbox-unavailable', 'it was not started: bubblewrap is for Linux', otherSystems);
  const docker = await findDocker(image, limits, signal).catch((error: unknown) => { throw signal?.aborted === true ? error : withoutDocker(error); });
  return { kind: 'docker', docker };
}

function withoutDocker(error: unknown): Unlisted {
  const why = error instanceof Unlisted ? error.says.replace(/^it was not started: /, '').replace(/\.$/, '') : 'docker could not be asked';
  return new Unlisted('sandbox-unavailable', `it was not started: ${why}`, otherSystems);
}
