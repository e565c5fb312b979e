import { basename } from 'node:path';
import type { Limits } from '../../limits.ts';
import { commandAt, findCommand } from '../../programs/prepare/find-command.ts';
import { machinePath } from '../machine-path.ts';
import { runDocker } from './run-docker.ts';

/** What starts containers: its file, and whose it is, however that is called. */
export interface ContainerClient { file: string; name: 'docker' | 'podman' }

const known = new Map<string, ContainerClient['name']>();

/** Docker, or podman, which takes the same words, where there is no docker. Throws `Unlisted` where there is neither. */
export async function findContainerClient(limits: Limits, path = machinePath(process.env['PATH'] ?? '')): Promise<ContainerClient> {
  const file = commandAt('docker', path) ?? commandAt('podman', path) ?? findCommand('docker', '/', path);
  return { file, name: await clientName(file, limits) };
}

/** Whose client a file is: distributions have a `docker` that is podman. Found out once for each. */
export async function clientName(file: string, { dockerMs }: Limits): Promise<ContainerClient['name']> {
  const name = known.get(file) ?? (/podman/.test(basename(file)) || /^podman\b/i.test((await runDocker(file, ['--version'], dockerMs)).stdout) ? 'podman' : 'docker');
  known.set(file, name);
  return name;
}
