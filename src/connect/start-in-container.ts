import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { containerArguments } from './container-arguments.ts';
import { containerFailure } from './container-failure.ts';
import { dockerEnvironment } from './docker-environment.ts';
import { endContainersOnKill } from './end-containers-on-kill.ts';
import { endContainer } from './end-program.ts';
import type { Docker } from './find-docker.ts';
import type { Limits } from './limits.ts';
import { markName, signalProcesses } from './marked-processes.ts';
import { runId } from './on-kill.ts';
import { runDocker } from './run-docker.ts';
import { withoutInherited } from './sandbox/inherited-files.ts';
import { newMark, spawnOptions } from './start-program.ts';
import type { Program, Spawned } from './start-program.ts';

/** Containers that were started and not seen to be gone. */
const living = new Set<string>();

/**
 * Starts a program in a container. What is started here is docker's client only: to end that one ends no container for sure,
 * so each has a name, by which it is removed.
 */
export function startInContainer(program: Program, docker: Docker, limits: Limits): Spawned {
  const { own, named, file } = dockerEnvironment(program.env, process.env);
  const variablesFile = join(program.cell.box, 'variables');
  writeFileSync(variablesFile, file, { mode: 0o600, flag: 'wx' });
  const mark = newMark();
  const name = `toolrisk-${runId}-${randomBytes(4).toString('hex')}`;
  endContainersOnKill(docker.file, living);
  living.add(name);
  const words = containerArguments(program, { name, run: runId, image: docker.image, variables: named, variablesFile }, limits);
  const child = spawn(docker.file, words, { ...spawnOptions, stdio: withoutInherited(['pipe', 'pipe', 'pipe']), env: { ...own, [markName]: mark } });
  return {
    child,
    end: (graceMs) => endContainer(child, () => remove(docker, name, limits), graceMs),
    kill: () => signalProcesses([-(child.pid as number)], 'SIGKILL'),
    failure: (code, complaint) => containerFailure(code, complaint, { file: program.file, image: docker.image }, limits),
  };
}

/** One that is not there any more, or is being removed, has ended by itself. */
async function remove({ file }: Docker, name: string, { dockerMs }: Limits): Promise<void> {
  const { code, stderr } = await runDocker(file, ['rm', '--force', name], dockerMs);
  if (code === 0 || /no such container|already in progress/i.test(stderr)) living.delete(name);
}
