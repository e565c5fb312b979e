import { complaintLine } from './complaint.ts';
import type { Docker } from './find-docker.ts';
import type { Limits } from './limits.ts';
import { Unlisted } from './unlisted.ts';

/**
 * Why docker's client ended, where that was not the program's own doing; null where it was. The codes are those of `docker
 * run`: 125 for docker itself, 126 and 127 for a program that cannot be run or is not there, 137 for one that was killed.
 */
export function containerFailure(code: number | null, complaint: string, { file, image }: { file: string; image: Docker['image'] }, { greatestMemory }: Limits): Unlisted | null {
  if (code === 137) return new Unlisted('too-much-memory', `its container was killed, as one is that takes more than ${Math.round(greatestMemory / 1024 ** 2)} MiB of memory`);
  // A program may end with the same codes: then docker says nothing of it.
  const said = complaint.split('\n').filter((line) => line.startsWith('docker: ')).join('\n');
  if (said === '') return null;
  if (code === 127) return new Unlisted('command-not-found', `the image ${image} has no command ${file}`, 'Name an image that has it with --sandbox-image.');
  if (code === 126) return new Unlisted('start-failed', `the image ${image} cannot run ${file}`, 'Name an image that can with --sandbox-image.');
  return code === 125 ? new Unlisted('sandbox-unavailable', `it was not started: ${complaintLine(said)}`, 'See with docker info whether Docker works here, and may show the folder for temporary files.') : null;
}
