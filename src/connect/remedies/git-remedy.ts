import type { Cause } from '../causes.ts';
import type { Launch } from '../launch/launch.ts';
import type { Observed } from '../observed.ts';

/** What fetches a package and starts it, and a word by which it fetches one from git. */
const runner = /(?:^|[\\/])(?:npx|npm|pnpm|pnpx|yarn|bunx|bun|uvx|uv|pipx)(?:\.cmd|\.exe)?$/i;
const fromGit = /^(?:--from=)?(?:git\+|git:|github:|gitlab:|bitbucket:|git@)|\.git(?:[#@]|$)|^[A-Za-z0-9][\w-]*\/[\w.-]+(?:#.*)?$/;

/**
 * What to do about a command that would fetch its program from git and did not get it in its sandbox: a host more does not help, for then come
 * others, and scripts of whoever wrote it. Undefined for any other.
 */
export function gitRemedy(cause: Cause, launch: Launch, { sandbox }: Observed): string | undefined {
  if (sandbox !== 'bwrap' || launch.kind !== 'command' || (cause !== 'exited' && cause !== 'timeout')) return undefined;
  if (!runner.test(launch.command) || !launch.args.some((word) => fromGit.test(word))) return undefined;
  return 'It would fetch its program from git, which the sandbox does not let it: clone it yourself, read it, install what it needs, and scan the command that starts it there.';
}
