import { basename, dirname, join } from 'node:path';
import { isFolder } from '../projects/project-around.ts';

/** Programs that run what others wrote: installed by the person, wherever that is. */
const interpreter = /^(node|nodejs|bun|bunx|deno|python[\d.]*|pypy[\d.]*|ruby|php|perl|java|dotnet|uv|uvx|npx|npm|pnpm|pnpx|yarn|tsx)(\.exe)?$/;

/** Whether a real file looks like an interpreter with its libraries. That proves nothing where a stranger says which file it is. */
export function isInterpreter(file: string): boolean {
  return interpreter.test(basename(file)) && basename(dirname(file)) === 'bin' && ['lib', 'include'].some((piece) => isFolder(join(dirname(dirname(file)), piece)));
}
