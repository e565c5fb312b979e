import { clientName } from './container-client.ts';
import type { ContainerClient } from './container-client.ts';
import { complaintLine } from '../../programs/complaint.ts';
import { spoken } from '../../deadline.ts';
import { findCommand } from '../../programs/prepare/find-command.ts';
import type { Limits } from '../../limits.ts';
import { machinePath } from '../machine-path.ts';
import { runDocker } from './run-docker.ts';
import type { DockerRun } from './run-docker.ts';
import { Unlisted } from '../../unlisted.ts';

/** A docker that answers, and the image that programs run in. */
export interface Docker extends ContainerClient { image: string }

/** Debian with the Node that toolrisk itself runs on, without compilers. */
export const defaultImage = `node:${process.versions.node.split('.')[0]}-slim`;

const ready = new Map<string, Docker>();

/**
 * Finds docker, asks its daemon, and has it fetch the image if it has none of that name. What was found once is found again.
 * Throws `Unlisted` (`sandbox-unavailable`): nothing is started in another way instead.
 */
export async function findDocker(image: string, limits: Limits, signal?: AbortSignal): Promise<Docker> {
  const file = dockerFile();
  const key = `${file}\0${image}`;
  const known = ready.get(key);
  if (known !== undefined) return known;
  const version = await runDocker(file, ['version', '--format', '{{.Server.Version}}'], limits.dockerMs, signal);
  signal?.throwIfAborted();
  if (version.code !== 0) throw refused(`docker does not answer${reason(version, limits.dockerMs)}`, 'Start Docker, and see with docker version that you may use it; or leave out --sandbox docker.');
  if ((await runDocker(file, ['image', 'inspect', '--format', '{{.Id}}', image], limits.dockerMs, signal)).code !== 0) await pull(file, image, limits, signal);
  const found = { file, image, name: await clientName(file, limits) };
  ready.set(key, found);
  return found;
}

async function pull(file: string, image: string, { installMs }: Limits, signal?: AbortSignal): Promise<void> {
  signal?.throwIfAborted();
  const pulled = await runDocker(file, ['pull', '--quiet', image], installMs, signal);
  signal?.throwIfAborted();
  if (pulled.code !== 0) throw refused(`docker could not fetch the image ${image}${reason(pulled, installMs)}`, 'Check the network and the name of the image, or name another with --sandbox-image.');
}

function dockerFile(): string {
  try {
    return findCommand('docker', '/', machinePath(process.env['PATH'] ?? ''));
  } catch (error) {
    if (!(error instanceof Unlisted)) throw error;
    throw refused('there is no command docker on PATH', `${error.remedy} Or leave out --sandbox docker.`);
  }
}

function refused(why: string, remedy: string): Unlisted {
  return new Unlisted('sandbox-unavailable', `it was not started: ${why}`, remedy);
}

function reason({ code, stderr }: DockerRun, ms: number): string {
  const line = complaintLine(stderr);
  if (line !== '') return `: ${line}`;
  return code === null ? ` within ${spoken(ms)}` : ` (exit code ${code})`;
}
