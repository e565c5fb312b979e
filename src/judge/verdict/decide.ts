import type { DerivationStep } from '../../schema/assessment.ts';
import type { DecisionTable } from '../../schema/tables.ts';
import type { Decision, Posture, RiskClass, Severity } from '../../schema/vocabulary.ts';
import { facetHolds } from './facet-holds.ts';
import type { Settled } from './settle-facets.ts';

/** What a decision looks at: the reading it follows, and what is known of the tool. */
export interface Decided { class: RiskClass; severity: Severity; settled: Settled }
type Row = DecisionTable['rows'][string];

/** The decision of a posture on a reading of a tool: the first row of the table that holds. */
export function decide(reading: Decided, posture: Posture, { rows }: DecisionTable): { decision: Decision; step: DerivationStep } {
  for (const [id, row] of Object.entries(rows)) {
    if (!rowDecides(row, reading)) continue;
    const decided = row.decision[posture];
    return { decision: decided, step: { step: 'decision', id, says: row.says, result: decided } };
  }
  throw new Error(`decisions.yaml: no row holds for ${reading.class}, ${reading.severity}`);
}

/** Whether a row of the table is about such a reading. */
export function rowDecides({ when, unless }: Pick<Row, 'when' | 'unless'>, { class: riskClass, severity, settled }: Decided): boolean {
  const holds = ({ severity: severities, class: classes, all, ...facets }: NonNullable<Row['unless']>) => isOneOf(severities, severity) && isOneOf(classes, riskClass)
    && (all ?? []).every((flag) => settled.flags.includes(flag)) && facetHolds(facets, settled);
  return holds(when) && !(unless !== undefined && holds(unless));
}

function isOneOf<T>(wanted: T | readonly T[] | undefined, value: T): boolean {
  return wanted === undefined || [wanted].flat().includes(value);
}
