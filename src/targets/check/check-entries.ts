import type { PolicyFinding } from '../../schema/policy-check.ts';
import type { NamedEntry } from '../names/named-entry.ts';
import { policyOutcome } from '../simulate/policy-outcome.ts';
import { sayName } from '../words/say-name.ts';
import type { CheckedServer, InstalledPolicy, Nearest } from './check-request.ts';
import { frameOf, partOf, spellChecker } from './misspelt.ts';

/** Entries that the product takes for no tool of any of the servers: those meant for one, and those for tools it does not have. */
export function checkEntries({ target, data }: InstalledPolicy, server: CheckedServer, others: readonly CheckedServer[], nearest: Nearest): PolicyFinding[] {
  const { serverKey } = server.request;
  const taken = new Set(others.flatMap((other) => target.findEntries(data, other.request.serverKey).filter((entry) => other.known.some(entry.matches)).map(keyOf)));
  const idle = target.findEntries(data, serverKey).filter((entry) => !server.known.some(entry.matches) && !taken.has(keyOf(entry)));
  const misspelt = spellChecker(serverKey, server.known, nearest);
  return [...new Map(idle.map((entry) => [keyOf(entry), entry])).values()].flatMap((entry): PolicyFinding[] => {
    const slip = misspelt(entry);
    if (slip !== null) return [dead(entry, slip.how, slip.suggestion)];
    if (entry.never !== undefined && server.known.some(entry.never.meant)) return [dead(entry, `never matches: ${entry.never.because}`)];
    return entry.isOwn && server.isPartial !== true ? [unknown(entry, opens(entry))] : [];
  });

  /** Whether a tool that took this name would be let in at once. */
  function opens({ text, spell }: NamedEntry): boolean {
    const call = (tool: string) => policyOutcome(target, data, serverKey, { tool, arguments: {} });
    const taken = call(partOf(text, ...frameOf(spell)))?.rank ?? Infinity;
    return taken < 2 && taken < (call('tool_of_tomorrow')?.rank ?? 0);
  }
}

function keyOf({ text, place }: NamedEntry): string {
  return `${place}\0${text}`;
}

function dead({ text, place, never }: NamedEntry, how: string, suggestion?: string): PolicyFinding {
  const instead = suggestion === undefined ? '' : ` Write ${sayName(suggestion)}.`;
  const why = never === undefined || how.includes(never.because) ? '' : ` (${never.because})`;
  return { kind: 'dead', entry: text, ...(suggestion !== undefined && { suggestion }), says: `${sayName(text)} under ${place} ${how}${why}, so it matches nothing.${instead}` };
}

function unknown({ text, place, isPattern }: NamedEntry, opens: boolean): PolicyFinding {
  const what = isPattern === true ? 'matches no tool of this server' : 'names a tool that this server does not have';
  return { kind: opens ? 'laxer' : 'unknown', entry: text, says: `${sayName(text)} under ${place} ${what}${opens ? '; a tool that takes this name would run at once' : ''}.` };
}
