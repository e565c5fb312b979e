import { spawn } from 'node:child_process';
import { containerArguments } from './container-arguments.ts';
import { containerFailure } from './container-failure.ts';
import { dockerEnvironment } from './docker-environment.ts';
import { endContainer } from '../../programs/end/end-program.ts';
import type { Docker } from './find-docker.ts';
import type { Limits } from '../../limits.ts';
import { markName, signalProcesses } from '../../programs/end/marked-processes.ts';
import { runId } from '../../programs/end/on-kill.ts';
import { withoutInherited } from '../../programs/start/inherited-files.ts';
import { placeVariables } from './place-variables.ts';
import { nameContainer, removeContainer } from './named-containers.ts';
import { newMark } from '../../programs/end/new-mark.ts';
import { spawnOptions } from '../../programs/start/spawn-options.ts';
import type { Program } from '../../programs/start/program.ts';
import type { Spawned } from '../../programs/start/spawned.ts';

/**
 * Starts a program in a container. What is started here is docker's client only: to end that one ends no container for sure,
 * so each has a name, by which it is removed.
 */
export function startInContainer(program: Program, docker: Docker, limits: Limits): Spawned {
  const variablesFile = placeVariables(program);
  const mark = newMark();
  const name = nameContainer(docker.file);
  const words = containerArguments(program, { name, client: docker.name, run: runId, image: docker.image, variablesFile }, limits);
  const child = spawn(docker.file, words, { ...spawnOptions, stdio: withoutInherited(['pipe', 'pipe', 'pipe']), env: { ...dockerEnvironment(), [markName]: mark } });
  return {
    child,
    end: (graceMs) => endContainer(child, () => removeContainer(docker.file, name, limits), graceMs),
    kill: () => signalProcesses([-(child.pid as number)], 'SIGKILL'),
    failure: (code, complaint) => containerFailure(code, complaint, { client: docker.name, put: { file: program.file, image: docker.image } }, limits),
  };
}
