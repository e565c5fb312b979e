import type { Json } from '../../schema/json.ts';

/** A place where a client looks for settings. */
export interface FilePlace {
  /**
   * `~/` is the home of a person, `./` the folder of a project, `${NAME:-…}` a variable of the environment and what counts without it. The
   * last part may be `*` and an ending, for all such files of a folder.
   */
  path: string;
  /** Whose it is, in one word: user, project, local, managed. */
  whose: string;
  /** It is looked for in the folders above that of the project too. Places in a row that share this are read folder by folder. */
  above?: FoldersAbove;
}

/** Which folders above that of a project count: up to the root of its repository. */
export interface FoldersAbove {
  /** Those where no repository is. */
  withoutRepository: 'all' | 'none';
  strongest: 'near' | 'far';
}

/** A settings file as its client reads it. */
export interface ReadFile {
  whose: string;
  data: Json;
}

/** How a client reads several files together. */
export interface ClientFiles {
  /** The weakest first. */
  places: readonly FilePlace[];
  /** Variables of the environment that hold settings themselves, or what stands at `key` in them, the stronger last. */
  variables?: readonly { name: string; key?: string }[];
  /** Places that the files name themselves, and the paths of those places that no longer count because of it, with why. */
  further?: (files: readonly ReadFile[]) => { places: FilePlace[]; instead: { paths: readonly string[]; because: string } | null };
  /** What it makes of all of them, the weakest first, in the form of one file. */
  join: (files: readonly ReadFile[]) => Json;
}
