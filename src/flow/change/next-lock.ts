import type { ServerChange, ToolChange } from '../../schema/change/change.ts';
import type { Accepted, Lock } from '../../schema/change/lock.ts';
import { legs } from '../../schema/change/state.ts';
import type { ServerState } from '../../schema/change/state.ts';
import type { Accepting } from './accepting.ts';
import { refuseTwice } from './locked-state.ts';

/** A lock after somebody looked again, and what of it is still to be accepted. */
export interface NextLock { servers: ServerState[]; accepted: Accepted[]; pending: ServerChange[] }

/**
 * What is locked next: a server that is new is locked as it is; one that is as it was gets the verdicts of now; of one that changed only what
 * somebody accepts. One that was not wholly listed stays as it was. Throws `PlaceError` for two tools of one name.
 */
export function nextLock(known: Pick<Lock, 'servers' | 'accepted'>, { changes, states, accepting }: { changes: readonly ServerChange[]; states: ReadonlyMap<string, ServerState>; accepting: Accepting }): NextLock {
  const locked = new Map(known.servers.map((state) => [state.server, state]));
  const compared = new Set(changes.map(({ server }) => server));
  const next: NextLock = { servers: known.servers.filter(({ server }) => !compared.has(server)), accepted: [...known.accepted], pending: [] };
  for (const change of changes) {
    const [before, now] = [locked.get(change.server), states.get(change.server)];
    const { state, accepted, pending } = lockOne(change, { before, now }, accepting);
    if (state !== undefined) next.servers.push(state);
    next.accepted.push(...accepted);
    if (pending !== null) next.pending.push(pending);
  }
  return { ...next, servers: next.servers.sort((a, b) => (a.server < b.server ? -1 : 1)) };
}

interface Sides { before: ServerState | undefined; now: ServerState | undefined }
interface Locked { state: ServerState | undefined; accepted: Accepted[]; pending: ServerChange | null }

function lockOne(change: ServerChange, { before, now }: Sides, accepting: Accepting): Locked {
  if (change.state === 'unknown') return { state: before, accepted: [], pending: null };
  if (now !== undefined && (before === undefined || change.state === 'unchanged')) return taken(now, []);
  const isWhole = accepting.takesServer(change);
  if (now === undefined) return isWhole ? { state: undefined, accepted: [accepting.ofServer(change)], pending: null } : { state: before, accepted: [], pending: change };
  const tools = change.tools.filter(({ kind }) => kind !== 'rejudged');
  const own = change.moves.filter(({ what }) => what !== 'leg');
  const taking = tools.filter((tool) => isWhole || accepting.takesTool(change, tool));
  const accepted = [...(isWhole && own.length > 0 ? [accepting.ofServer(change)] : []), ...taking.map((tool) => accepting.ofTool(change, tool))];
  const left = tools.filter((tool) => !taking.includes(tool));
  const leftMoves = isWhole ? [] : own;
  if (left.length + leftMoves.length === 0) return taken(now, accepted);
  const state = withTaken(before as ServerState, now, taking);
  refuseTwice(state);
  return { state, accepted, pending: { ...change, tools: left, moves: leftMoves } };
}

function taken(now: ServerState, accepted: Accepted[]): Locked {
  refuseTwice(now);
  return { state: now, accepted, pending: null };
}

/** The server as it was locked, with the tools that were accepted as they are now. */
function withTaken(before: ServerState, now: ServerState, taking: readonly ToolChange[]): ServerState {
  const gone = new Set(taking.flatMap(({ kind, name, was }) => (kind === 'added' ? [] : [was ?? name])));
  const hashes = new Set(taking.flatMap(({ name, now: told }) => (told === undefined ? [] : [`${told.sha256} ${name}`])));
  const tools = [...before.tools.filter(({ name }) => !gone.has(name)), ...now.tools.filter(({ name, sha256 }) => hashes.has(`${sha256} ${name}`))];
  return { ...before, legs: legs.filter((leg) => tools.some((tool) => tool.legs.includes(leg))), tools: tools.sort((a, b) => (a.name < b.name ? -1 : Number(a.name > b.name))) };
}
