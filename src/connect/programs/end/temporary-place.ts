import { tmpdir } from 'node:os';
import { resolve } from 'node:path';

/** The variable that names it on this system. */
export const temporaryVariable = process.platform === 'win32' ? 'TEMP' : 'TMPDIR';

/** The folder in which a run makes its own: absolute, also where its variable holds none that is. */
export function temporaryPlace(): string {
  return resolve(tmpdir());
}
