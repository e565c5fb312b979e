import type { ScanProblem } from '../../report/scanned-server.ts';
import type { ScanOutcome } from '../../schema/output/scan-words.ts';
import { shownName } from '../../text/shown-name.ts';

/** What became of a server that was not wholly listed, in one line. */
export function problemLine(server: string, outcome: ScanOutcome, { cause, says, remedy }: ScanProblem): string {
  return `${outcome}: ${shownName(server)}: ${cause}: ${says} ${remedy}`;
}
