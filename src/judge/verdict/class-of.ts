import { classes, compareSeverity, effectClass } from '../../schema/vocabulary.ts';
import type { Effect, RiskClass, Severity } from '../../schema/vocabulary.ts';

/** Of two effects of equal rank and severity the one of this class gives the badge. */
const tieBreak: readonly RiskClass[] = ['financial', 'destructive', 'execute', 'write', 'read'];

/** The class of a set of effects: the most dangerous one; among equals the more severe, then the order of `tieBreak`. */
export function classOf(effects: readonly Effect[], severityOf: Partial<Record<Effect, Severity>>): { class: RiskClass; effect: Effect | null } {
  const [first, ...others] = effects;
  if (first === undefined) return { class: 'unclassified', effect: null };
  const worst = others.reduce((a, b) => (compareEffects(b, a, severityOf) > 0 ? b : a), first);
  return { class: effectClass[worst], effect: worst };
}

function compareEffects(a: Effect, b: Effect, severityOf: Partial<Record<Effect, Severity>>): number {
  return classes[effectClass[a]].rank - classes[effectClass[b]].rank
    || compareSeverity(severityOf[a] ?? 'low', severityOf[b] ?? 'low')
    || tieBreak.indexOf(effectClass[b]) - tieBreak.indexOf(effectClass[a]);
}
