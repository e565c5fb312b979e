import type { Move, ToolChange } from '../../schema/change/change.ts';
import type { ToolState } from '../../schema/change/state.ts';
import { hintMoves } from './hint-moves.ts';
import { parameterMoves } from './parameter-moves.ts';
import { absent } from './tool-state.ts';
import { verdictMoves } from './verdict-moves.ts';

/** What is known of the other tools of a server: titles that were those of others are no slip of the pen. */
export interface Beside { titlesBefore: ReadonlyMap<string, readonly string[]> }

/** How a tool differs from what it was; null where nothing does. */
export function compareTools(before: ToolState, now: ToolState, beside: Beside): ToolChange | null {
  const isRenamed = before.name !== now.name;
  const isSame = before.sha256 === now.sha256;
  const moves = [...verdictMoves(before, now), ...(isSame ? [] : [...hintMoves(before, now), ...parameterMoves(before.parameters, now.parameters)])];
  const told = isSame ? moves : [...moves, ...partMoves(before, now, moves, beside)];
  if (!isRenamed && isSame && told.length === 0) return null;
  // Rules name tools: one that asks, or does not let it run, holds for a name that is no more.
  const escapes = isRenamed && now.decision !== 'allow';
  return {
    kind: isRenamed ? 'renamed' : isSame ? 'rejudged' : 'changed', name: now.name, ...(isRenamed && { was: before.name }), before: toldOf(before), now: toldOf(now),
    moves: told.sort((a, b) => Number(b.isRisk) - Number(a.isRisk) || Number(a.isWording) - Number(b.isWording)),
    isRisk: escapes || told.some(({ isRisk }) => isRisk), isWording: !isRenamed && told.length > 0 && told.every(({ isWording }) => isWording),
  };
}

/** A tool that is new: a risk unless it may run without asking and holds nothing that it should not. `isSecond`: another tool has its name, or one that looks like it. */
export function addedTool(now: ToolState, isSecond: boolean): ToolChange {
  const isRisk = isSecond || now.decision !== 'allow' || now.findings.length > 0;
  return { kind: 'added', name: now.name, now: toldOf(now), moves: findingsOf(now), isRisk, isWording: false };
}

/** A tool that is gone. */
export function removedTool(before: ToolState): ToolChange {
  return { kind: 'removed', name: before.name, before: toldOf(before), moves: [], isRisk: false, isWording: false };
}

function toldOf({ sha256, class: badge, severity, decision }: ToolState): NonNullable<ToolChange['now']> {
  return { sha256, class: badge, severity, decision };
}

function findingsOf({ findings }: ToolState): Move[] {
  return findings.map(({ value, path, quote }) => ({ what: 'finding', at: value, from: null, to: quote ?? path, isRisk: true, isWording: false }));
}

/** Words that differ, and what else of the definition does that no other move tells. */
function partMoves(before: ToolState, now: ToolState, moves: readonly Move[], { titlesBefore }: Beside): Move[] {
  const differs = (part: keyof ToolState['parts']) => before.parts[part] !== now.parts[part];
  const words = (what: Move['what'], isRisk = false): Move => ({ what, from: null, to: null, isRisk, isWording: !isRisk });
  const isTaken = (titlesBefore.get(now.parts.title) ?? []).some((name) => name !== before.name);
  const isGone = differs('input') && now.parts.input === absent;
  const isOther = before.structure !== now.structure;
  const told = new Set(moves.flatMap(({ what }) => (what === 'hint' ? ['annotations'] : ['parameter', 'required', 'type', 'default', 'values'].includes(what) ? ['input'] : [])));
  const places = (['input', 'output', 'annotations', 'other'] as const).filter((part) => differs(part) && !told.has(part) && !(part === 'input' && isGone));
  return [
    ...(differs('title') ? [words('title', isTaken)] : []),
    ...(differs('description') ? [words('description')] : []),
    ...(isOther ? places.map((at): Move => ({ what: 'structure', at, from: null, to: null, isRisk: false, isWording: false })) : []),
    ...(isGone ? [{ what: 'structure' as const, at: 'input', from: null, to: 'gone', isRisk: true, isWording: false }] : []),
    ...(!isOther && (differs('input') || differs('output')) ? [words('schema-words')] : []),
  ];
}
