import { spawn } from 'node:child_process';
import { basename } from 'node:path';
import { containerLabel } from './container-arguments.ts';
import { containerFailure } from './container-failure.ts';
import { plainDockerEnvironment } from './docker-environment.ts';
import { endContainer } from '../../programs/end/end-program.ts';
import { commandAt, findCommand } from '../../programs/prepare/find-command.ts';
import type { CommandLaunch } from '../../launch/launch.ts';
import type { Limits } from '../../limits.ts';
import { markName, signalProcesses } from '../../programs/end/marked-processes.ts';
import { runId } from '../../programs/end/on-kill.ts';
import { machinePath } from '../machine-path.ts';
import { newMark } from '../../programs/end/new-mark.ts';
import { spawnOptions } from '../../programs/start/spawn-options.ts';
import type { Program } from '../../programs/start/program.ts';
import type { Spawned } from '../../programs/start/spawned.ts';
import { withoutInherited } from '../../programs/start/inherited-files.ts';
import { nameContainer, removeContainer } from './named-containers.ts';

/** The same launch with the file of docker, or of podman, which takes the same words, where there is no docker. Throws `Unlisted` where there is neither. */
export function byDockerOrPodman(launch: CommandLaunch, path = machinePath(process.env['PATH'] ?? '')): CommandLaunch {
  if (launch.command !== 'docker') return launch;
  return { ...launch, command: commandAt('docker', path) ?? commandAt('podman', path) ?? findCommand('docker', '/', path) };
}

/**
 * Starts a command that has docker run a container. It gets the variables that are docker's own, since a container's are in its words, and a name
 * and a label, by which it is removed: to end docker's client ends no container for sure.
 */
export function startContained({ file, args, cell }: Program, limits: Limits): Spawned {
  const name = nameContainer(file);
  const [verb = 'run', ...rest] = args;
  const words = [verb, '--name', name, '--label', `${containerLabel}=${runId}`, ...rest];
  const child = spawn(file, words, { ...spawnOptions, stdio: withoutInherited(['pipe', 'pipe', 'pipe']), cwd: cell.box, env: { ...plainDockerEnvironment(), [markName]: newMark() } });
  return {
    child,
    end: (graceMs) => endContainer(child, () => removeContainer(file, name, limits), graceMs),
    kill: () => signalProcesses([-(child.pid as number)], 'SIGKILL'),
    failure: (code, complaint) => containerFailure(code, complaint, { client: /podman/.test(basename(file)) ? 'podman' : 'docker' }, limits),
  };
}
