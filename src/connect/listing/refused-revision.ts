import { HttpRefused } from '../addresses/http-failure.ts';
import { Refused } from './messages/refused.ts';
import { revisionsIn, sessionRevision } from './handshake/revisions.ts';
import { Unlisted } from '../unlisted.ts';

/** Statuses with which servers refuse what a request says, not where it went. */
const ofContent: ReadonlySet<number> = new Set([400, 406, 409, 412, 422, 426]);

/** Whether a refusal may be about the revision that was offered: any may, but for an unknown method and an unknown place. */
export function mayRefuseRevision(error: Unlisted): boolean {
  if (error instanceof Refused) return !error.isUnknownMethod || speaksOfRevision(error);
  return error instanceof HttpRefused && (ofContent.has(error.status) || speaksOfRevision(error));
}

/** Whether a refusal says itself that it is about the revision. */
export function speaksOfRevision(error: Unlisted): boolean {
  return namedRevisions(error).length > 0 || /protocol[ _-]?version|(?:unsupported|unknown|invalid|not supported).{0,40}\b(?:version|revision|protocol)\b|\b(?:version|revision|protocol)\b.{0,60}(?:not supported|unsupported|mismatch)/i.test(wordsOf(error));
}

/** Whether a program ended because of the revision it was offered, as far as it says so. */
export function endedOverRevision(error: unknown): boolean {
  return error instanceof Unlisted && error.cause === 'exited' && (error.says.includes(sessionRevision) || /protocol[ _-]?version/i.test(error.says));
}

/** The revisions that a refusal names, newest first: as a rule those that would do, and the one that was offered. */
export function namedRevisions(error: Unlisted): string[] {
  return revisionsIn(wordsOf(error));
}

function wordsOf(error: Unlisted): string {
  if (error instanceof Refused) return `${error.rpc.says} ${error.rpc.data === undefined ? '' : JSON.stringify(error.rpc.data)}`.slice(0, mostLookedAt);
  return error instanceof HttpRefused ? error.words.slice(0, mostLookedAt) : '';
}

/** Units of a refusal that are looked through. */
const mostLookedAt = 8000;
