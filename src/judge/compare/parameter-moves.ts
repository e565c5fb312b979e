import type { Move } from '../../schema/change/change.ts';
import type { ParameterState } from '../../schema/change/state.ts';

/** How the parameters of a tool differ. */
export function parameterMoves(before: readonly ParameterState[], now: readonly ParameterState[]): Move[] {
  const [old, current] = [byPath(before), byPath(now)];
  const come = now.filter(({ path }) => !old.has(path)).map((state): Move => ({ what: 'parameter', at: state.path, from: null, to: saidOf(state), isRisk: risksOf(state).length > 0, isWording: false }));
  const gone = before.filter(({ path }) => !current.has(path)).map((state): Move => ({ what: 'parameter', at: state.path, from: saidOf(state), to: null, isRisk: false, isWording: false }));
  return [...come, ...gone, ...now.flatMap((state) => { const known = old.get(state.path); return known === undefined ? [] : movesOf(known, state); })];
}

function byPath(states: readonly ParameterState[]): ReadonlyMap<string, ParameterState> {
  return new Map(states.map((state) => [state.path, state]));
}

function movesOf(before: ParameterState, now: ParameterState): Move[] {
  const at = now.path;
  const moved = (what: Move['what'], from: string | undefined, to: string | undefined, isRisk: boolean): Move[] => (
    from === to ? [] : [{ what, at, from: from ?? null, to: to ?? null, isRisk, isWording: false }]);
  const come = risksOf(now).filter((risk) => !risksOf(before).includes(risk));
  const isRisky = risksOf(now).length > 0;
  return [
    ...(come.length === 0 ? [] : moved('parameter-risk', risksOf(before).join(', '), risksOf(now).join(', '), true)),
    ...moved('required', isRequired(before), isRequired(now), false),
    ...moved('type', before.type, now.type, isRisky),
    ...moved('default', before.default, now.default, isRisky || isSwitched(before.default, now.default)),
    ...valueMoves(before, now),
  ];
}

/** A switch that is on where it was off, or off where it was on: a call that does not name it does something else now. */
function isSwitched(before: string | undefined, now: string | undefined): boolean {
  return [before, now].some((value) => value === 'true' || value === 'false');
}

/** Values that came and went. Where any may be given now, or only some, that is said instead. */
function valueMoves({ values: before }: ParameterState, { path: at, values: now }: ParameterState): Move[] {
  if (before === undefined && now === undefined) return [];
  const [old, current] = [before ?? [], now ?? []];
  const come = current.filter((value) => !old.includes(value));
  const gone = old.filter((value) => !current.includes(value));
  if (come.length + gone.length === 0) return [];
  return [{ what: 'values', at, from: before === undefined ? 'any' : gone.join(', '), to: now === undefined ? 'any' : come.join(', '), isRisk: false, isWording: false }];
}

function isRequired({ required }: ParameterState): string {
  return required === true ? 'must be given' : 'may be left out';
}

function risksOf({ risks }: ParameterState): readonly string[] {
  return risks ?? [];
}

/** A parameter in a few words: what it lets a caller do, or else its type. */
function saidOf({ type, risks = [], required }: ParameterState): string {
  return [...(risks.length > 0 ? risks : [type ?? 'any type']), ...(required === true ? ['required'] : [])].join(', ');
}
