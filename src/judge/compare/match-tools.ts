import type { ToolState } from '../../schema/change/state.ts';
import { absent } from './tool-state.ts';

/** Tools of two listings, each beside what it was. */
export interface MatchedTools {
  pairs: [before: ToolState, now: ToolState][];
  renamed: [before: ToolState, now: ToolState][];
  added: ToolState[];
  removed: ToolState[];
}

/** Matches tools by name; tools that share one in turn, those that are the same first. What is left over is matched by all but its name. */
export function matchTools(before: readonly ToolState[], now: readonly ToolState[]): MatchedTools {
  const [old, current] = [Map.groupBy(before, ({ name }) => name), Map.groupBy(now, ({ name }) => name)];
  const pairs: MatchedTools['pairs'] = [];
  const [removed, added]: [ToolState[], ToolState[]] = [[], []];
  for (const name of new Set([...old.keys(), ...current.keys()])) {
    const matched = inTurn(old.get(name) ?? [], current.get(name) ?? []);
    pairs.push(...matched.pairs);
    removed.push(...matched.removed);
    added.push(...matched.added);
  }
  return { pairs, ...renamedAmong(removed, added) };
}

function inTurn(before: readonly ToolState[], now: readonly ToolState[]): Omit<MatchedTools, 'renamed'> {
  const byHash = groupByKey(before, ({ sha256 }) => sha256);
  const pairs: MatchedTools['pairs'] = [];
  const others = now.filter((state) => {
    const same = byHash.get(state.sha256)?.pop();
    if (same !== undefined) pairs.push([same, state]);
    return same === undefined;
  });
  const left = [...byHash.values()].flat();
  const shared = Math.min(left.length, others.length);
  return { pairs: [...pairs, ...others.slice(0, shared).map((state, at): [ToolState, ToolState] => [left[at]!, state])], removed: left.slice(shared), added: others.slice(shared) };
}

/** A tool with another name and otherwise the same definition; else with the same description, where it has one. */
function renamedAmong(removed: readonly ToolState[], added: readonly ToolState[]): Pick<MatchedTools, 'renamed' | 'added' | 'removed'> {
  const left = { removed: new Set(removed), added: new Set(added) };
  const renamed: MatchedTools['renamed'] = [];
  for (const key of [wholeKey, describedKey]) {
    const [old, current] = [groupByKey(left.removed, key), groupByKey(left.added, key)];
    for (const [shared, [before, ...others]] of old) {
      const [now, ...more] = current.get(shared) ?? [];
      // Where several are alike, nobody can tell which became which.
      if (before === undefined || now === undefined || others.length + more.length > 0) continue;
      renamed.push([before, now]);
      left.removed.delete(before);
      left.added.delete(now);
    }
  }
  return { renamed, removed: [...left.removed], added: [...left.added] };
}

type Key = (state: ToolState) => string | null;

const wholeKey: Key = ({ structure, parts }) => `${structure} ${parts.description} ${parts.input}`;
const describedKey: Key = ({ parts }) => (parts.description === absent ? null : parts.description);

function groupByKey(states: Iterable<ToolState>, key: Key): Map<string, ToolState[]> {
  const groups = new Map<string, ToolState[]>();
  for (const state of states) {
    const name = key(state);
    const group = name === null ? undefined : groups.get(name);
    if (group !== undefined) group.push(state);
    else if (name !== null) groups.set(name, [state]);
  }
  return groups;
}
