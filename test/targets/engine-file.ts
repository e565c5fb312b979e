import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Why an engine cannot be run here, for `skip`: the packages that hold it are for Linux on x64 alone. */
export const noLinuxEngine = process.platform === 'linux' && process.arch === 'x64' ? false : `its engine is packaged for linux-x64, and this is ${process.platform}-${process.arch}`;

/** A file of an installed package. Fails where the package is missing, so that no proof is lost without a word. */
export function engineFile(name: string, file: string): string {
  return join(dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)), file);
}
