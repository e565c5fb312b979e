import { compareServers } from '../../judge/compare/compare-servers.ts';
import type { Knowing } from '../../judge/compare/compare-servers.ts';
import { serverState } from '../../judge/compare/server-state.ts';
import type { ServerChange } from '../../schema/change/change.ts';
import type { Lexicon } from '../../schema/knowledge/knowledge.ts';
import type { JudgedServer } from '../scan/scan-source.ts';

/**
 * How the servers of two sides differ: by name; where both have one only, those two, whatever they are called. One that was not, or not wholly,
 * listed is never said to be unchanged, gone or new.
 */
export function compareSides(before: readonly JudgedServer[], now: readonly JudgedServer[], lexicon: Lexicon): ServerChange[] {
  if (before.length === 1 && now.length === 1) return [{ ...compareListed(before[0]!, now[0]!, lexicon), server: now[0]!.server }];
  const [old, current] = [byName(before), byName(now)];
  return [...new Set([...old.keys(), ...current.keys()])].sort().map((name) => compareListed(old.get(name) ?? null, current.get(name) ?? null, lexicon));
}

function byName(servers: readonly JudgedServer[]): Map<string, JudgedServer> {
  return new Map(servers.map((server) => [server.server, server]));
}

function compareListed(before: JudgedServer | null, now: JudgedServer | null, lexicon: Lexicon): ServerChange {
  const [old, current] = [before, now].map((side) => (side === null || isNowhere(side) ? null : serverState(steady(side), lexicon))) as [ReturnType<typeof serverState> | null, ReturnType<typeof serverState> | null];
  const change = compareServers(old, current, knowing(before, now));
  return { ...change, server: (now ?? before)?.server ?? '' };
}

/** A side that was recorded says nothing of how it was listed, so that is not compared; a report notes it. */
function steady({ changedWhileListing: _change, ...side }: JudgedServer): JudgedServer {
  return side;
}

/** Whether nothing is known of a side: it is not the same as a server without tools. */
export function isNowhere({ outcome }: JudgedServer): boolean {
  return outcome === 'failed' || outcome === 'skipped';
}

/** What is wrong with one of the sides, if anything is. */
export function knowing(before: JudgedServer | null, now: JudgedServer | null): Knowing {
  for (const [side, partial] of [[now, 'now'], [before, 'before']] as const) {
    if (side === null || side.outcome === 'listed' || side.outcome === 'empty') continue;
    return { problem: side.problem?.says ?? 'it was not listed.', ...(side.outcome === 'partial' && { partial }) };
  }
  return {};
}
