import { randomBytes } from 'node:crypto';
import { runId } from './on-kill.ts';

/** A mark of one started program, and of this run of toolrisk. */
export function newMark(): string {
  return runId + randomBytes(8).toString('hex');
}
