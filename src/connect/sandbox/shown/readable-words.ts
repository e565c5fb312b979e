import { resolve } from 'node:path';
import type { CommandLaunch, NpmLaunch } from '../../launch/launch.ts';
import { withHome } from '../paths/named-paths.ts';
import { ownHomes } from '../paths/person-homes.ts';
import { realPath } from '../paths/real-place.ts';

/** An option, whose next word may be a secret though a file happens to have its name. */
const option = /^-/;

/**
 * The words of a launch that are whole paths of this machine, and of those that a report names: a path that is there is no secret, whatever it is
 * called. Not what was passed in as a secret; and after an option, or in a variable, only what is written as a path.
 */
export function readableWords({ args, env, secrets = [] }: CommandLaunch | NpmLaunch, named: readonly string[], cwd: string): string[] {
  const home = ownHomes()[0] ?? '/';
  const bare = args.filter((arg, at) => !option.test(arg) && !option.test(args[at - 1] ?? ''));
  const written = [...args.flatMap((arg) => [arg, arg.slice(arg.indexOf('=') + 1)]), ...Object.values(env)].filter((word) => /[/\\~]/.test(word));
  return [...new Set([...bare, ...written])].filter((word) => {
    const real = secrets.includes(word) || word.includes('\0') ? null : realPath(resolve(cwd, withHome(word, home)));
    return real !== null && named.includes(real);
  });
}
