import { HttpRefused } from '../addresses/http-failure.ts';
import { Refused } from './messages/refused.ts';
import { olderRevisions, revisionsIn, sessionRevision, statelessRevision } from './handshake/revisions.ts';
import { Unlisted } from '../unlisted.ts';

/** Statuses with which servers refuse what a request says, not where it went; or fail over it, where nothing before them answers instead. */
const ofContent: ReadonlySet<number> = new Set([204, 205, 400, 406, 409, 412, 422, 426, 500, 501, 505]);

/** Whether a refusal may be about the revision that was offered: any may, but for an unknown method and an unknown place. */
export function mayRefuseRevision(error: Unlisted): boolean {
  if (error instanceof Refused) return !error.isUnknownMethod || speaksOfRevision(error);
  return error instanceof HttpRefused && (ofContent.has(error.status) || speaksOfRevision(error));
}

/** Whether a refusal says itself that it is about the revision. */
export function speaksOfRevision(error: Unlisted): boolean {
  return namedRevisions(error).length > 0 || /protocol[ _-]?version/i.test(wordsOf(error)) || refusing('version|revision|protocol').test(wordsOf(error));
}

/** Whether a program ended because of the revision it was offered, as far as it says so. */
export function endedOverRevision(error: unknown): error is Unlisted {
  return error instanceof Unlisted && error.cause === 'exited' && overRevision(error.says);
}

/** The last line of a text that says that a revision will not do; undefined where none does. */
export function lineOverRevision(text: string): string | undefined {
  return text.slice(-mostLookedAt).split(/[\r\n]+/).findLast(overRevision);
}

/** Of a program that ended its own words are all there is: they must speak of the protocol, or name a revision that is known. */
function overRevision(line: string): boolean {
  return ofProtocol.test(line) || [sessionRevision, ...olderRevisions, statelessRevision].some((revision) => revisionsIn(line).includes(revision));
}

/** Words that refuse something, before or behind what they refuse. */
function refusing(what: string): RegExp {
  return new RegExp(`(?:unsupported|unknown|invalid|incompatible|unexpected|not supported|cannot speak|can't speak).{0,40}\\b(?:${what})\\b|\\b(?:${what})\\b.{0,60}(?:not (?:supported|accepted|known)|unsupported|incompatible|mismatch|too (?:new|old|recent))`, 'i');
}

const ofProtocol = new RegExp(`protocol[ _-]?version|${refusing('protocol|mcp revision|mcp version').source}`, 'i');

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
