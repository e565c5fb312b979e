import type { KnownAdvisory } from '../schema/catalog/advisory.ts';
import type { ShownState } from '../schema/catalog/server-state.ts';
import type { NetworkSeen } from '../schema/network/asked.ts';
import type { ListChange } from '../schema/list-change.ts';
import type { Assessment, Combination, NameCollision, TextFindings } from '../schema/verdict/assessment.ts';

/** What became of listing a server, best first. */
export const scanOutcomes = {
  listed: 'all its tools were seen',
  empty: 'it answered, and has no tools',
  partial: 'some of its tools were seen',
  skipped: 'its config, or who was asked, says not to start it',
  failed: 'none of its tools were seen',
} as const satisfies Record<string, string>;
export type ScanOutcome = keyof typeof scanOutcomes;

/** Why a server was not, or not wholly, listed: one line each. */
export interface ScanProblem {
  cause: string;
  says: string;
  remedy: string;
}

/** How the program of a server was shut in. */
export const sandboxes = {
  bwrap: 'bubblewrap',
  docker: 'a container of docker',
  podman: 'a container of podman',
  none: 'none: it ran with all rights of who started it',
} as const satisfies Record<string, string>;
export type SandboxInForce = keyof typeof sandboxes;

/** Where a server stands: the client that has it, where it is a client's, the file, and the project where one file has those of several. */
export interface ConfiguredAt { client?: string; file: string; project?: string }

/** A server with the verdicts on its tools, as every report takes it. */
export interface ScannedServer {
  server: string;
  /** As its package says, or else as it says itself, or as the catalog recorded; absent where nothing says it. */
  version?: string;
  outcome: ScanOutcome;
  /** The clients and files that have it, where several were read. */
  from?: ConfiguredAt[];
  /** How its program was shut in; absent for what was not started here. */
  sandbox?: SandboxInForce;
  /** What should be known of how it was listed, one line each: what it was not shown, and what shows it; what of its command was left out. */
  notes?: string[];
  /** Whether it is archived, deprecated, renamed or superseded; absent where nobody says so. */
  states?: ShownState[];
  /** Published vulnerabilities of the package in the version that was started, worst first; absent for none known. */
  advisories?: KnownAdvisory[];
  /** With every outcome but `listed` and `empty`. */
  problem?: ScanProblem;
  /** How its tools changed between two listings of one session: what is judged is what it said last. */
  changedWhileListing?: ListChange;
  /** In the order given. */
  tools: Assessment[];
  combination?: Combination;
  /** What was found in its instructions, prompts and resource templates. */
  texts?: TextFindings;
  /** Its tools that cannot be told apart by name. */
  collisions?: NameCollision[];
  /** What its program did about the network while only its list was wanted. */
  network?: NetworkSeen;
}
