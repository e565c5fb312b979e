import { randomBytes } from 'node:crypto';
import { endContainersOnKill } from './end-containers-on-kill.ts';
import type { Limits } from '../../limits.ts';
import { runId } from '../../programs/end/on-kill.ts';
import { runDocker } from './run-docker.ts';

/** Containers that were started and not seen to be gone. */
const living = new Set<string>();

/** A name for a container of this docker: it is removed by it, and by the label of the run when toolrisk is killed. */
export function nameContainer(docker: string): string {
  const name = `toolrisk-${runId}-${randomBytes(4).toString('hex')}`;
  endContainersOnKill(docker, living);
  living.add(name);
  return name;
}

/** Removes a container. One that is not there any more, or is being removed, has ended by itself. */
export async function removeContainer(docker: string, name: string, { dockerMs }: Limits): Promise<void> {
  const { code, stderr } = await runDocker(docker, ['rm', '--force', '--volumes', name], dockerMs);
  if (code === 0 || /no such container|no container with name|already in progress/i.test(stderr)) living.delete(name);
}
