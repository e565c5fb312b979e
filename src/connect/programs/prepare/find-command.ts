import { accessSync, constants, statSync } from 'node:fs';
import { basename, delimiter, resolve } from 'node:path';
import { Unlisted } from '../../unlisted.ts';

/** How to get the programs that start servers of registries. */
const runnerRemedies: Readonly<Record<string, string>> = {
  uvx: 'Install uv, which brings it (https://docs.astral.sh/uv/), or scan where it is installed.',
  uv: 'Install it (https://docs.astral.sh/uv/), or scan where it is installed.',
  docker: 'Install Docker (https://docs.docker.com/get-docker/), or scan where it is installed.',
  podman: 'Install it (https://podman.io), or scan where it is installed.',
  npx: 'Install Node.js with npm, which bring it, or add their folder to PATH.',
  bunx: 'Install Bun (https://bun.sh), which brings it.',
};

/** A command with its arguments in it is looked for as a whole. */
const oneTextRemedy = 'It holds spaces: write the program and each of its arguments as a word of its own.';

/** The file that a command names: a path from `cwd`, or the first on PATH. Throws `Unlisted` where there is none. */
export function findCommand(command: string, cwd: string, path = process.env['PATH'] ?? ''): string {
  const isPath = /[/\\]/.test(command);
  const folders = isPath ? [cwd] : path.split(delimiter).filter((folder) => folder !== '');
  const endings = process.platform === 'win32' ? ['', ...(process.env['PATHEXT'] ?? '.EXE;.CMD;.BAT').split(';')] : [''];
  for (const folder of folders) {
    for (const ending of endings) {
      const file = resolve(folder, command + ending);
      if (isProgram(file)) return file;
    }
  }
  const name = basename(command.replaceAll('\\', '/'));
  throw new Unlisted('command-not-found', `there is no command ${name} ${isPath ? 'at its path' : 'on PATH'}`, remedy(command, isPath, name));
}

function remedy(command: string, isPath: boolean, name: string): string | undefined {
  if (/\s/.test(command)) return oneTextRemedy;
  return isPath ? 'Correct the path, or name the command alone to have it found on PATH.' : runnerRemedies[name];
}

/** The file of a program of the machine; null where it is not installed. */
export function commandAt(name: string, path: string): string | null {
  try {
    return findCommand(name, '/', path);
  } catch {
    return null;
  }
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
