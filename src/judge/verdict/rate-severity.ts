import type { DerivationStep } from '../../schema/verdict/assessment.ts';
import type { SeverityTable } from '../../schema/knowledge/tables.ts';
import { compareSeverity, effects as effectTerms, severities, termsOf } from '../../schema/vocabulary.ts';
import type { Effect, Severity } from '../../schema/vocabulary.ts';
import { facetHolds } from './facet-holds.ts';
import type { Settled } from './settle-facets.ts';

/** A severity and the steps that led to it. `byEffect` holds the base severity of each effect. */
export interface Rated { severity: Severity; byEffect: Partial<Record<Effect, Severity>>; steps: DerivationStep[] }

const order = termsOf(severities);

/** Rates a tool by the table: the worst base of its effects, then modifiers (±1 at most), floors and ceilings. */
export function rateSeverity(settled: Settled, table: SeverityTable): Rated {
  if (settled.facets.effects.length === 0) {
    const { says, severity } = table.unclassified;
    return { severity, byEffect: {}, steps: [{ step: 'severity', id: 'unclassified', says, result: severity }] };
  }
  const bases = settled.facets.effects.map((effect) => baseOf(effect, settled, table));
  const worst = bases.reduce((a, b) => (compareSeverity(b.severity, a.severity) > 0 ? b : a));
  const steps: DerivationStep[] = [{ step: 'severity', id: worst.id, says: worst.says, result: worst.severity }];
  const modified = modify(worst.severity, settled, table, steps);
  const bounded = bound(modified, settled, table, steps);
  return { severity: bounded, byEffect: Object.fromEntries(bases.map(({ effect, severity }) => [effect, severity])), steps };
}

interface Base { effect: Effect; id: string; says: string; severity: Severity }

const byEffect = new WeakMap<SeverityTable, Map<Effect, [id: string, row: SeverityTable['rows'][string]][]>>();

function rowsFor(effect: Effect, table: SeverityTable): readonly [id: string, row: SeverityTable['rows'][string]][] {
  const known = byEffect.get(table) ?? Map.groupBy(Object.entries(table.rows), ([, row]) => row.effect);
  byEffect.set(table, known);
  return known.get(effect) ?? [];
}

function baseOf(effect: Effect, settled: Settled, table: SeverityTable): Base {
  for (const [id, row] of rowsFor(effect, table)) {
    if (facetHolds(row.when, settled)) return { effect, id, says: row.says, severity: row.severity };
  }
  throw new Error(`severity.yaml: no row holds for every ${effectTerms[effect].label}`);
}

function modify(base: Severity, settled: Settled, { modifiers }: SeverityTable, steps: DerivationStep[]): Severity {
  const held = Object.entries(modifiers).filter(([, { when, unless }]) => facetHolds(when, settled) && !(unless !== undefined && facetHolds(unless, settled)));
  const net = Math.max(-1, Math.min(1, held.reduce((sum, [, { by }]) => sum + by, 0)));
  const result = order[Math.max(0, Math.min(order.length - 1, order.indexOf(base) + net))] as Severity;
  for (const [id, { says, by }] of held) steps.push({ step: 'modifier', id, says, result: `${by > 0 ? '+' : '−'}1, now ${result}` });
  return result;
}

function bound(severity: Severity, settled: Settled, { floors, ceilings }: SeverityTable, steps: DerivationStep[]): Severity {
  let result = severity;
  for (const [id, { says, when, least }] of Object.entries(floors)) {
    if (compareSeverity(least, result) <= 0 || !facetHolds(when, settled)) continue;
    result = least;
    steps.push({ step: 'floor', id, says, result });
  }
  for (const [id, { says, when, most }] of Object.entries(ceilings)) {
    if (compareSeverity(result, most) <= 0 || !facetHolds(when, settled)) continue;
    result = most;
    steps.push({ step: 'ceiling', id, says, result });
  }
  return result;
}
