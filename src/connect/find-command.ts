import { accessSync, constants, statSync } from 'node:fs';
import { basename, delimiter, resolve } from 'node:path';
import { Unlisted } from './unlisted.ts';

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
  throw new Unlisted('command-not-found', `there is no command ${basename(command)} ${isPath ? 'at its path' : 'on PATH'}`);
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
