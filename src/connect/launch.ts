/** Stands for the fresh working directory in `args`, `env` and `files` of a launch. */
export const workPlaceholder = '${CWD}';

/** A command of the user's own: it runs where the user stands, with what it needs to be found there. */
export interface CommandLaunch {
  kind: 'command';
  command: string;
  args: string[];
  env: Record<string, string>;
  network: boolean;
  /** Folder that relative words start from; default: where toolrisk was started. */
  cwd?: string;
  /** Files to put into the fresh working directory first: name to content. */
  files?: Record<string, string>;
}

/** A package of the registry: installed into a folder of its own, then its command is run in a fresh working directory. */
export interface NpmLaunch {
  kind: 'npm';
  package: string;
  /** An exact version, or a tag such as `latest`. */
  version: string;
  args: string[];
  env: Record<string, string>;
  files: Record<string, string>;
  network: boolean;
  /** Subresource integrity of the tarball; without it, whatever the registry gives is taken. */
  integrity?: string;
  /** Command of the package, or a file in it; default: its only command, or the one named like the package. */
  bin?: string;
  /** npm overrides its dependencies need. */
  overrides?: Record<string, string>;
}

/** A server that runs somewhere else. */
export interface UrlLaunch {
  kind: 'url';
  url: string;
  headers: Record<string, string>;
}

/** How to start or reach a server. Values may be secrets: they go to the server and nowhere else. */
export type Launch = CommandLaunch | NpmLaunch | UrlLaunch;
