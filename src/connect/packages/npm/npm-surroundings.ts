import type { Asked } from '../../../schema/network/asked.ts';
import type { FreshFolders } from '../../programs/prepare/fresh-folders.ts';
import type { Limits } from '../../limits.ts';
import type { Sandbox } from '../../sandbox/sandbox.ts';
import type { Program } from '../../programs/start/program.ts';
import type { GateParts } from '../../taking.ts';
import type { Unlisted } from '../../unlisted.ts';
import type { RegistryToken } from './npm-config.ts';
import type { NpmSettings } from './npm-settings.ts';

/** What a run of npm came to; `code` is null when a signal ended it. */
export interface NpmRun {
  code: number | null;
  stdout: string;
  stderr: string;
  /** Places it asked the gate for. */
  asked: readonly Asked[];
  /** Why it was ended, if it took too much. */
  overrun: Unlisted | null;
}

/** What npm is run with. */
export interface NpmSurroundings {
  sandbox: Sandbox;
  folders: FreshFolders;
  settings: NpmSettings;
  tokens: readonly RegistryToken[];
  limits: Limits;
  signal: AbortSignal;
  gate?: GateParts | undefined;
}

/** A run of npm, and what to do when it is over. */
export interface PreparedNpm { program: Program; close(): Promise<void> }
