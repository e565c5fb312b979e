import type { Install } from '../../schema/catalog/install.ts';
import type { HostRule } from '../../schema/network/host-rule.ts';
import type { GivenBy } from './given-by.ts';
import type { Author } from './author.ts';

/** Stands for the fresh working directory in `args`, `env` and `files` of a launch. */
export const workPlaceholder = '${CWD}';

/** Values to be masked wherever a server repeats them, besides those that are told by their names. */
export interface Secretive { secrets?: readonly string[] }

/** What is known of where it came from. Without it, options are named. */
export interface Given { givenBy?: GivenBy }

/** What a person is shown of it before it is started. */
export interface ShownWords {
  /** Its words as they may be shown, where values of the person's were put into them: there the placeholders of these stand. Absent where none were. */
  shownWords?: { command: string; args: readonly string[] };
}

/** A command of the user's own: it runs where the user stands, with what it needs to be found there. */
export interface CommandLaunch extends Secretive, Given, ShownWords {
  kind: 'command';
  command: string;
  args: string[];
  env: Record<string, string>;
  /** Hosts it may reach, through the gate of its cell; none: it reaches nothing. */
  hosts: readonly HostRule[];
  /** Folder that relative words start from; default: where toolrisk was started. */
  cwd?: string;
  /** Whose words these are, which decides what they show; default: a config's of no project. */
  author?: Author;
  /** Whether its words say where it starts. */
  namesCwd?: boolean;
  /** Files to put into the fresh working directory first: name to content. */
  files?: Record<string, string>;
  /** Whether the command itself shuts the server in, as a container does: a sandbox around it would hide the daemon. */
  contained?: boolean;
}

/** A package of the registry: installed into a folder of its own, then its command is run in a fresh working directory, or in `cwd`. */
export interface NpmLaunch extends Secretive, Given, ShownWords {
  kind: 'npm';
  package: string;
  /** An exact version, or a tag such as `latest`. */
  version: string;
  args: string[];
  env: Record<string, string>;
  files: Record<string, string>;
  /** Hosts it may reach when it runs. */
  hosts: readonly HostRule[];
  /** Folder that relative words start from, where they are a person's or a config's; default: the fresh working directory. */
  cwd?: string;
  author?: Author;
  namesCwd?: boolean;
  /** Subresource integrity of the tarball; without it, whatever the registry gives is taken. */
  integrity?: string;
  /** Command of the package, or a file in it; default: its only command, or the one named like the package. */
  bin?: string;
  /** The tree to install, and no other; without it, whatever its ranges come to. */
  lock?: Install;
  /** npm overrides its dependencies need. */
  overrides?: Record<string, string>;
  /** Where it is installed already, with all it needs: only what is shut in takes it from there, for it cannot change it. */
  installation?: { folder: string; tree: Install };
}

/** A server that runs somewhere else. */
export interface UrlLaunch extends Secretive, Given {
  kind: 'url';
  url: string;
  headers: Record<string, string>;
}

/** How to start or reach a server. Values may be secrets: they go to the server and nowhere else. */
export type Launch = CommandLaunch | NpmLaunch | UrlLaunch;
