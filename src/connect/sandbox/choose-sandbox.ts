import { defaultImage, findDocker } from './containers/find-docker.ts';
import { limits as ownLimits } from '../limits.ts';
import type { Limits } from '../limits.ts';
import { Unlisted } from '../unlisted.ts';
import { findBubblewrap } from './cell/find-bubblewrap.ts';
import { findGroupPlace } from './groups/find-group-place.ts';
import { findReaper } from './cell/find-reaper.ts';
import { thisMachine } from './machine.ts';
import type { Machine } from './machine.ts';
import { otherSystems } from './other-systems.ts';
import type { Sandbox, SandboxAsked } from './sandbox.ts';

/** What the sandbox is found with. `machine`: tests give another than this one. */
interface SandboxSearch { image?: string | undefined; limits?: Limits; signal?: AbortSignal; machine?: Machine | undefined }

/** The sandbox to use. Throws `Unlisted` (`sandbox-unavailable`) where what was asked for does not work here: nothing is started in another way instead. */
export async function chooseSandbox(asked: SandboxAsked, { image = defaultImage, limits = ownLimits, signal, machine = thisMachine() }: SandboxSearch = {}): Promise<Sandbox> {
  if (asked === 'none') return { kind: 'none', reaper: await findReaper(machine, limits), groups: await findGroupPlace(machine, limits), isContained: false };
  if (asked === 'docker') return { kind: 'docker', docker: await findDocker(image, limits, signal) };
  if (machine.platform === 'linux') return { kind: 'bwrap', bubblewrap: await findBubblewrap(machine, limits), groups: await findGroupPlace(machine, limits) };
  if (asked === 'bwrap') throw new Unlisted('sandbox-unavailable', 'it was not started: bubblewrap is for Linux', otherSystems);
  const docker = await findDocker(image, limits, signal).catch((error: unknown) => { throw signal?.aborted === true ? error : withoutDocker(error); });
  return { kind: 'docker', docker };
}

function withoutDocker(error: unknown): Unlisted {
  const why = error instanceof Unlisted ? error.says.replace(/^it was not started: /, '').replace(/\.$/, '') : 'docker could not be asked';
  return new Unlisted('sandbox-unavailable', `it was not started: ${why}`, otherSystems);
}
