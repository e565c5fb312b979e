import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * What a folder of git says of its remotes: addresses and headers of its settings, settings of its modules, addresses that were typed
 * (`git pull` writes them into its logs as they are), and sign-ins that git-annex keeps.
 */
const ofRemotes = /^(config.*|credentials?|modules|logs|annex)$/i;

/** Whether a path is that, in a folder of git with any name: a repository without a working tree, or what a `.git` file points to. */
export function tellsRemotes(path: string): boolean {
  if (!ofRemotes.test(basename(path))) return false;
  const beside = (name: string): boolean => existsSync(join(dirname(path), name));
  // What git itself asks for (is_git_directory of its setup.c), and what the folder of one more working tree has instead.
  return beside('HEAD') && (beside('objects') || beside('refs') || beside('commondir'));
}
