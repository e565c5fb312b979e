import { complaintLine } from '../../programs/complaint.ts';
import type { Limits } from '../../limits.ts';
import { Unlisted } from '../../unlisted.ts';

/** What was started: by which client, and where toolrisk put the program into an image, which and which; without these, its words are a stranger's. */
export interface StartedContainer { client: 'docker' | 'podman'; put?: { file: string; image: string } }

/** What clients say where there is no daemon, or it is not to be used by this person. */
const noDaemon = /cannot connect|failed to connect|daemon running|dial unix|docker\.sock|permission denied while trying to connect|error during connect|unable to connect to podman/i;

/**
 * Why docker's client ended, where that was not the program's own doing; null where it was. The codes are those of `docker
 * run`, which podman shares: 125 for the client itself, 126 and 127 for a program that cannot be run or is not there, 137 for one that was killed.
 */
export function containerFailure(code: number | null, complaint: string, { client, put }: StartedContainer, { greatestMemory }: Limits): Unlisted | null {
  if (code === 137) return new Unlisted('too-much-memory', `its container was killed, as one is that takes more than ${Math.round(greatestMemory / 1024 ** 2)} MiB of memory`);
  // A program may end with the same codes: then the client says nothing of it.
  const begin = client === 'docker' ? 'docker: ' : 'Error: ';
  const said = complaintLine(complaint.split('\n').filter((line) => line.startsWith(begin)).join('\n'));
  if (said === '') return null;
  if (code === 125 && noDaemon.test(said)) return new Unlisted('sandbox-unavailable', `it was not started: the daemon of ${client} does not answer: ${said}`, `Start it, and see with ${client} version that you may use its socket.`);
  return put === undefined ? ofItsOwn(code, said, client) : ofOurs(code, said, put);
}

function ofOurs(code: number | null, said: string, { file, image }: { file: string; image: string }): Unlisted | null {
  if (code === 127) return new Unlisted('command-not-found', `the image ${image} has no command ${file}`, 'Name an image that has it with --sandbox-image.');
  if (code === 126) return new Unlisted('start-failed', `the image ${image} cannot run ${file}`, 'Name an image that can with --sandbox-image.');
  return code === 125 ? new Unlisted('sandbox-unavailable', `it was not started: ${said}`, 'See with docker info whether Docker works here, and may show the folder for temporary files.') : null;
}

function ofItsOwn(code: number | null, said: string, client: string): Unlisted | null {
  if (code === 127) return new Unlisted('command-not-found', `its image has no such command: ${said}`, 'Check the words after the image.');
  if (code === 126) return new Unlisted('start-failed', `its image cannot run that command: ${said}`, 'Check the words after the image. It runs as nobody, so that command must be for all to run, or --user before the image name another user.');
  return code === 125 ? new Unlisted('start-failed', `${client} did not start it: ${said}`, `Check the name of the image, and the network; a private one needs ${client} login.`) : null;
}
