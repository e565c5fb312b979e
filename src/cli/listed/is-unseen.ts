import type { ScannedServer } from '../../report/scanned-server.ts';

/**
 * Whether tools of a server that is in use were not seen, which ends a command with 3. One that its config turns off is not in use; one that a
 * person declined to start is, and nothing is known of it.
 */
export function isUnseen({ outcome, problem }: Pick<ScannedServer, 'outcome' | 'problem'>): boolean {
  return outcome === 'failed' || outcome === 'partial' || problem?.cause === 'declined';
}
