import type { Move, ServerChange, ServerChangeState, ToolChange } from '../../schema/change/change.ts';
import type { ServerState, ToolState } from '../../schema/change/state.ts';
import { compareSeverity } from '../../schema/vocabulary.ts';
import { plainLetters } from '../facts/letters/plain-letters.ts';
import { addedTool, compareTools, removedTool } from './compare-tools.ts';
import { matchTools } from './match-tools.ts';
import { untitled } from './tool-state.ts';
import { findingMoves, setMoves } from './verdict-moves.ts';

/** What is known of the two sides. */
export interface Knowing {
  /** Why one of them is not, or not wholly, known: then nothing is said to be unchanged. */
  problem?: string;
  /** Which side is known in part only: what is missing there may be there. */
  partial?: 'before' | 'now';
  /** Whether both were judged by the same rules; where not, what moved of a tool that is the same is the rules' doing. */
  sameRules?: boolean;
}

/** How a server differs from what it was, with null for a side on which it is not there, or not known. Pure. */
export function compareServers(before: ServerState | null, now: ServerState | null, { problem, partial, sameRules = true }: Knowing = {}): ServerChange {
  const isNowhere = problem !== undefined && (before === null || now === null);
  const tools = isNowhere ? [] : toolChanges(before?.tools ?? [], now?.tools ?? [])
    .filter(({ kind }) => !(kind === 'rejudged' && !sameRules) && !(kind === 'removed' && partial === 'now') && !(kind === 'added' && partial === 'before')).sort(gravestFirst);
  const moves = before === null || now === null || problem !== undefined ? [] : serverMoves(before, now, sameRules);
  return {
    server: (now ?? before)?.server ?? '', state: problem === undefined ? stateOf(moves, tools, before, now) : 'unknown', before: sideOf(before), now: sideOf(now),
    ...(problem !== undefined && { problem }), moves, tools,
  };
}

function sideOf(state: ServerState | null): ServerChange['before'] {
  return state === null ? null : { ...(state.version !== undefined && { version: state.version }), tools: state.tools.length };
}

function stateOf(moves: readonly Move[], tools: readonly ToolChange[], before: ServerState | null, now: ServerState | null): ServerChangeState {
  const all = [...moves, ...tools];
  if (all.some(({ isRisk }) => isRisk)) return 'risk';
  if (before === null || now === null) return 'changed';
  if (all.length === 0) return 'unchanged';
  return all.every(({ isWording }) => isWording) ? 'wording' : 'changed';
}

function toolChanges(before: readonly ToolState[], now: readonly ToolState[]): ToolChange[] {
  const { pairs, renamed, added, removed } = matchTools(before, now);
  const titled = Map.groupBy(before.filter(({ parts }) => parts.title !== untitled), ({ parts }) => parts.title);
  const beside = { titlesBefore: new Map([...titled].map(([title, states]) => [title, states.map(({ name }) => name)])) };
  const alike = (name: string) => plainLetters(name) || name;
  const named = Map.groupBy(now, ({ name }) => alike(name));
  return [
    ...[...pairs, ...renamed].flatMap(([old, current]) => compareTools(old, current, beside) ?? []),
    ...added.map((state) => addedTool(state, (named.get(alike(state.name)) ?? []).length > 1)), ...removed.map(removedTool),
  ];
}

/** What differs of the server as a whole. Texts are compared where both sides have them. */
function serverMoves(before: ServerState, now: ServerState, sameRules: boolean): Move[] {
  const isKnown = before.texts !== undefined && now.texts !== undefined;
  const texts = isKnown ? (['instructions', 'prompts', 'templates'] as const).filter((part) => before.texts?.[part] !== now.texts?.[part]) : [];
  const isOther = before.calledItself !== undefined && now.calledItself !== undefined && before.calledItself !== now.calledItself;
  const unsteady = before.unsteady === now.unsteady ? [] : [{ what: 'unsteady' as const, from: before.unsteady === true ? 'unsteady' : null, to: now.unsteady === true ? 'unsteady' : null, isRisk: now.unsteady === true, isWording: false }];
  return [
    ...unsteady,
    ...(isOther ? [{ what: 'name' as const, from: before.calledItself ?? null, to: now.calledItself ?? null, isRisk: true, isWording: false }] : []),
    ...(sameRules ? setMoves('leg', before.legs, now.legs, () => true) : []),
    ...(isKnown && (sameRules || texts.length > 0) ? findingMoves(before.findings, now.findings) : []),
    ...texts.map((at): Move => ({ what: 'texts', at, from: null, to: null, isRisk: false, isWording: true })),
  ];
}

function gravestFirst(a: ToolChange, b: ToolChange): number {
  const severityOf = ({ now, before }: ToolChange) => (now ?? before)?.severity ?? 'low';
  return Number(b.isRisk) - Number(a.isRisk) || Number(a.isWording) - Number(b.isWording) || compareSeverity(severityOf(b), severityOf(a)) || (a.name < b.name ? -1 : Number(a.name > b.name));
}
