import { delimiter, dirname, isAbsolute, win32 } from 'node:path';
import { isKnownInstallation } from '../../../connect/sandbox/installations/known-installation.ts';
import { personsFolders } from '../../../connect/sandbox/installations/persons-folders.ts';
import { realPath } from '../../../connect/sandbox/paths/real-place.ts';

/** Where systems and their package managers keep programs, also where a config is of another machine. */
const systems = ['/usr/bin', '/bin', '/usr/local/bin', '/opt/homebrew/bin', '/opt/local/bin', '/snap/bin', '/home/linuxbrew/.linuxbrew/bin'];

/**
 * Whether a program that is called `npx`, `docker` or `sh` is that of the system or of the person: by its bare name, or by a path to where these keep
 * programs. `project`: where a stranger's config lies; without one, the person who wrote an absolute path meant it.
 */
export function isPersonsProgram(command: string, project: string | undefined): boolean {
  if (!/[\\/]/.test(command)) return true;
  if (!isAbsolute(command)) return process.platform !== 'win32' && win32.isAbsolute(command) && /^[a-z]:[\\/]/i.test(command);
  if (project === undefined || systems.includes(dirname(command))) return true;
  const folder = realPath(dirname(command));
  return folder !== null && (isKnownInstallation(dirname(folder)) || personsFolders((process.env['PATH'] ?? '').split(delimiter), realPath(project) ?? project).includes(folder));
}
