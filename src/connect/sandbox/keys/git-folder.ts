import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * What a folder of git says of its remotes: addresses and headers of its settings, settings of its modules, addresses that were typed
 * (`git pull` writes them into its logs as they are), and sign-ins that git-annex keeps.
 */
const ofRemotes = /^(config.*|credential.*|modules|logs|annex)$/i;

/** Whether git has such a name for what it says of its remotes. */
export function namesRemotes(name: string): boolean {
  return ofRemotes.test(name);
}

/** Whether a path is that, in a folder of git with any name: a repository without a working tree, or what a `.git` file points to. */
export function tellsRemotes(path: string): boolean {
  if (!namesRemotes(basename(path))) return false;
  const beside = (name: string): boolean => existsSync(join(dirname(path), name));
  // What git itself asks for (is_git_directory of its setup.c), and what the folder of one more working tree has instead.
  return beside('HEAD') && (beside('objects') || beside('refs') || beside('commondir'));
}
