import type { ScanOutcome, ScanProblem } from '../../report/scanned-server.ts';

/** What should be known of how a server was listed, in one line. */
export function noteLine(server: string, note: string): string {
  return `note: ${server}: ${note}`;
}

/** What became of a server that was not wholly listed, in one line. */
export function problemLine(server: string, outcome: ScanOutcome, { cause, says, remedy }: ScanProblem): string {
  return `${outcome}: ${server}: ${cause}: ${says} ${remedy}`;
}
