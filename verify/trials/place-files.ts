import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Place } from '../session.ts';
import { writeInto } from '../session.ts';
import type { TrialFile } from './trial.ts';

/** Set where /etc is a copy that ends with the run. */
export const ownEtc = 'TOOLRISK_OWN_ETC';

/** Files of an administrator that the trial before has left. */
const left: string[] = [];

/** Writes files to their places in an empty home and a folder of work. Those of an administrator are written only where /etc is a copy. */
export function placeFiles({ home, work }: Pick<Place, 'home' | 'work'>, files: readonly TrialFile[]): void {
  for (const path of left.splice(0)) rmSync(path);
  for (const { path, text } of files) {
    const plain = path.replace(/^\$\{\w+:-(.*?)\}/, '$1');
    if (plain.startsWith('/')) {
      if (process.env[ownEtc] !== '1') throw new Error('It writes files of an administrator, which only scripts/verify-clients.ts makes room for.');
      left.push(plain);
    }
    writeInto(plain.startsWith('~/') ? join(home, plain.slice(2)) : plain.startsWith('./') ? join(work, plain.slice(2)) : plain, text);
  }
}
