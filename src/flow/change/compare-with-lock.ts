import { compareServers } from '../../judge/compare/compare-servers.ts';
import { serverState } from '../../judge/compare/server-state.ts';
import type { ServerChange } from '../../schema/change/change.ts';
import type { Lock } from '../../schema/change/lock.ts';
import type { Knowledge } from '../../schema/knowledge/knowledge.ts';
import type { JudgedServer } from '../scan/scan-source.ts';
import { isNowhere, knowing } from './compare-sides.ts';

/**
 * How servers differ from what was locked, by name: also those that are new, and those that are gone. `knowledge`: what they were judged by now;
 * `only`: where one server alone was asked for, the others are left alone.
 */
export function compareWithLock({ servers, rules: lockedBy }: Lock, seen: ReadonlyMap<string, JudgedServer>, { version: rules, lexicon }: Pick<Knowledge, 'version' | 'lexicon'>, only?: string): ServerChange[] {
  const locked = new Map(servers.map((state) => [state.server, state]));
  const asked = only === undefined ? [...locked.keys()] : [...locked.keys()].filter((name) => name === only);
  return [...new Set([...asked, ...seen.keys()])].sort().map((name) => {
    const [before, judged] = [locked.get(name) ?? null, seen.get(name) ?? null];
    const now = judged === null || isNowhere(judged) ? null : serverState(judged, lexicon);
    return { ...compareServers(before, now, { ...knowing(null, judged), sameRules: lockedBy === rules }), server: name };
  });
}

/** Whether a server is as it was locked: what is not known is not. */
export function isAsLocked({ state, before, now }: ServerChange): boolean {
  return state === 'unchanged' && before !== null && now !== null;
}
