import type { NetworkSeen } from '../schema/asked.ts';
import type { Assessment, Combination, TextFindings } from '../schema/assessment.ts';

/** What became of listing a server, best first. */
export const scanOutcomes = {
  listed: 'all its tools were seen',
  empty: 'it answered, and has no tools',
  partial: 'some of its tools were seen',
  skipped: 'its config says not to start it',
  failed: 'none of its tools were seen',
} as const satisfies Record<string, string>;
export type ScanOutcome = keyof typeof scanOutcomes;

/** Why a server was not, or not wholly, listed: one line each. */
export interface ScanProblem {
  cause: string;
  says: string;
  remedy: string;
}

/** A server with the verdicts on its tools, as every report takes it. */
export interface ScannedServer {
  server: string;
  outcome: ScanOutcome;
  /** With every outcome but `listed` and `empty`. */
  problem?: ScanProblem;
  /** In the order given. */
  tools: Assessment[];
  combination?: Combination;
  /** What was found in its instructions, prompts and resource templates. */
  texts?: TextFindings;
  /** What its program did about the network while only its list was wanted. */
  network?: NetworkSeen;
}
