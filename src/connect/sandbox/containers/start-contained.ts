import { spawn } from 'node:child_process';
import type { ContainerClient } from './container-client.ts';
import { containerFailure } from './container-failure.ts';
import { imageArguments } from './image-arguments.ts';
import { dockerEnvironment } from './docker-environment.ts';
import { endContainer } from '../../programs/end/end-program.ts';
import type { Limits } from '../../limits.ts';
import { markName, signalProcesses } from '../../programs/end/marked-processes.ts';
import { runId } from '../../programs/end/on-kill.ts';
import { newMark } from '../../programs/end/new-mark.ts';
import { placeVariables } from './place-variables.ts';
import { spawnOptions } from '../../programs/start/spawn-options.ts';
import type { Program } from '../../programs/start/program.ts';
import type { Spawned } from '../../programs/start/spawned.ts';
import { withoutInherited } from '../../programs/start/inherited-files.ts';
import { nameContainer, removeContainer } from './named-containers.ts';

/**
 * Starts the container of an image. It gets a name and a label, by which it is removed: to end docker's client ends no container for sure. Variables
 * reach it as those of a program in a container do.
 */
export function startContained(program: Program, client: ContainerClient, limits: Limits): Spawned {
  const variablesFile = placeVariables(program);
  const name = nameContainer(client.file);
  const words = [...imageArguments(program.env, { name, client: client.name, run: runId, variablesFile }, limits), ...program.args];
  const child = spawn(client.file, words, { ...spawnOptions, stdio: withoutInherited(['pipe', 'pipe', 'pipe']), cwd: program.cell.box, env: { ...dockerEnvironment(), [markName]: newMark() } });
  return {
    child,
    end: (graceMs) => endContainer(child, () => removeContainer(client.file, name, limits), graceMs),
    kill: () => signalProcesses([-(child.pid as number)], 'SIGKILL'),
    failure: (code, complaint) => containerFailure(code, complaint, { client: client.name }, limits),
  };
}
