import type { PolicyRequest, Target } from '../../schema/policy.ts';
import { spellItems } from '../names/spell-items.ts';

/** Which entries of a settings file are ours. */
export interface OwnSpellings {
  /** It spells a tool that the policy is about. */
  isOurs(entry: string): boolean;
  /** It spells a tool of this server that the server no longer has, and can mean no other. */
  isStale(entry: string): boolean;
  /** It spells no tool that the server has, as far as that is known and asked. */
  mayBeStale(entry: string): boolean;
}

/** Tells entries apart. `belongs` says whether an entry can only be one of this server. `known` is null where its tools may not all be known. */
export function ownSpellings(
  request: PolicyRequest, known: readonly string[] | null, nameOf: Target['nameOf'], belongs: (entry: string) => boolean,
): OwnSpellings {
  const ours = new Set(spellItems(request, nameOf).items.map(({ spelling }) => spelling));
  const there = new Set((known ?? []).flatMap((tool) => {
    const said = nameOf(request.serverKey, tool);
    return 'name' in said ? [said.name] : [];
  }));
  const isComplete = known !== null && request.scope === 'server';
  const mayBeStale = (entry: string) => isComplete && !ours.has(entry) && !there.has(entry);
  return { isOurs: (entry) => ours.has(entry), isStale: (entry) => mayBeStale(entry) && belongs(entry), mayBeStale };
}
