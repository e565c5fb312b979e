import type { Move } from '../../schema/change/change.ts';
import type { FindingState, ToolState } from '../../schema/change/state.ts';
import { classes, compareSeverity, decisions, termsOf } from '../../schema/vocabulary.ts';
import { isWeighty } from './weighty-flags.ts';

/** How the verdict on a tool moved: class, severity, decision, legs, flags, actions, what no definition should hold. */
export function verdictMoves(before: ToolState, now: ToolState): Move[] {
  return [
    ...moved('class', before.class, now.class, isWorseClass(before, now)),
    ...moved('severity', before.severity, now.severity, compareSeverity(now.severity, before.severity) > 0),
    ...moved('decision', before.decision, now.decision, rankOf(now.decision) > rankOf(before.decision)),
    ...setMoves('leg', before.legs, now.legs, () => true),
    ...setMoves('flag', withoutLegs(before), withoutLegs(now), isWeighty),
    ...actionMoves(before, now),
    ...findingMoves(before.findings, now.findings),
  ];
}

/** Findings whose words were not there before, and those that are gone. */
export function findingMoves(before: readonly FindingState[], now: readonly FindingState[]): Move[] {
  const key = ({ value, sha256 }: FindingState) => `${value} ${sha256}`;
  const [old, current] = [new Set(before.map(key)), new Set(now.map(key))];
  const come = now.filter((each) => !old.has(key(each))).map(({ value, path, quote }) => ({ what: 'finding' as const, at: value, from: null, to: quote ?? path, isRisk: true, isWording: false }));
  const gone = before.filter((each) => !current.has(key(each))).map(({ value, path, quote }) => ({ what: 'finding' as const, at: value, from: quote ?? path, to: null, isRisk: false, isWording: false }));
  return [...come, ...gone];
}

/** What came into a set, and what went. */
export function setMoves<T extends string>(what: Move['what'], before: readonly T[], now: readonly T[], isRisk: (item: T) => boolean): Move[] {
  const come = now.filter((item) => !before.includes(item)).map((item) => ({ what, at: item, from: null, to: item, isRisk: isRisk(item), isWording: false }));
  const gone = before.filter((item) => !now.includes(item)).map((item) => ({ what, at: item, from: item, to: null, isRisk: false, isWording: false }));
  return [...come, ...gone];
}

function moved(what: Move['what'], from: string, to: string, isRisk: boolean): Move[] {
  return from === to ? [] : [{ what, from, to, isRisk, isWording: false }];
}

/** What cannot be told any more counts as worse than what could. */
function isWorseClass(before: ToolState, now: ToolState): boolean {
  return now.class === 'unclassified' || (before.class !== 'unclassified' && classes[now.class].rank > classes[before.class].rank);
}

function rankOf(decision: ToolState['decision']): number {
  return termsOf(decisions).indexOf(decision);
}

/** Findings and legs have moves of their own. */
function withoutLegs({ flags, legs, findings }: ToolState): ToolState['flags'] {
  return flags.filter((flag) => !(legs as readonly string[]).includes(flag) && !findings.some(({ value }) => value === flag));
}

function actionMoves(before: ToolState, now: ToolState): Move[] {
  const key = ({ parameter, value }: { parameter: string; value: string | boolean }) => `${parameter}=${JSON.stringify(value)}`;
  const says = ({ class: badge, severity, decision }: Pick<ToolState, 'class' | 'severity' | 'decision'>) => `${badge}, ${severity}, ${decision}`;
  const old = new Map((before.actions ?? []).map((action) => [key(action), action]));
  const current = new Map((now.actions ?? []).map((action) => [key(action), action]));
  const come = [...current].flatMap(([name, action]): Move[] => {
    const known = old.get(name);
    if (known !== undefined && says(known) === says(action)) return [];
    const isRisk = known === undefined ? action.decision !== 'allow' : rankOf(action.decision) > rankOf(known.decision) || compareSeverity(action.severity, known.severity) > 0;
    return [{ what: 'action', at: `${pointed(action.parameter)}=${String(action.value)}`, from: known === undefined ? null : says(known), to: says(action), isRisk, isWording: false }];
  });
  const gone = [...old].filter(([name]) => !current.has(name)).map(([, action]): Move => ({ what: 'action', at: `${pointed(action.parameter)}=${String(action.value)}`, from: says(action), to: null, isRisk: false, isWording: false }));
  return [...come, ...gone];
}

/** The parameter that a pointer leads to, by its name. */
function pointed(pointer: string): string {
  return (pointer.split('/').at(-1) ?? '').replaceAll('~1', '/').replaceAll('~0', '~');
}
