import type { GivenBy } from '../../launch/given-by.ts';
import type { Author } from '../../launch/author.ts';
import type { RefusedPath } from './refused-path.ts';

/** What a program is to be shown for. */
export interface ShowRequest {
  author: Author;
  /** As it was written. */
  command: string;
  /** The files that are started by it; none where the image of a container has them. */
  files: readonly string[];
  args: readonly string[];
  env: Readonly<Record<string, string>>;
  /** Where it is to start. `isNamed`: its words say so. */
  cwd: { path: string; isNamed: boolean };
  /** Folders of the person's PATH. */
  path: readonly string[];
  /** What the person shows it by name, as absolute paths. */
  allowed: readonly string[];
  /** Folders that the sandbox shows as they are, or has its own of. */
  system: readonly string[];
  /** Whether it has its own of them. */
  hasOwnSystem: boolean;
}

/** Whether the words that name a program are a person's, or of a person's own config. */
export function isPersonal(author: Author): boolean {
  return author.kind === 'person' || author.project === undefined;
}

/** Why a path is not shown that words name which are of no project. */
const named: Record<GivenBy, string> = {
  config: 'a config outside of a project, as in your home, shows no folder', file: 'only its server file names it',
  options: 'a word that names it does not show it', command: 'a word that names it does not show it',
};

/** Why a path is not shown that only such words name. */
export function outside(real: string, author: Author): RefusedPath {
  if (author.kind === 'person') return { path: real, because: 'only a variable names it' };
  if (author.project !== undefined) return { path: real, because: 'lies outside of the folder of its config' };
  return { path: real, because: named[author.by ?? 'config'] };
}
