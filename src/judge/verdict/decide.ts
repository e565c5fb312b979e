import type { DerivationStep } from '../../schema/assessment.ts';
import type { DecisionTable } from '../../schema/tables.ts';
import type { Decision, Posture, RiskClass, Severity } from '../../schema/vocabulary.ts';

/** The decision of a posture on a reading of a tool: the first row of the table that holds. */
export function decide(reading: { class: RiskClass; severity: Severity }, posture: Posture, { rows }: DecisionTable): { decision: Decision; step: DerivationStep } {
  for (const [id, { says, when, decision }] of Object.entries(rows)) {
    if (!holds(when.severity, reading.severity) || !holds(when.class, reading.class)) continue;
    const decided = decision[posture];
    return { decision: decided, step: { step: 'decision', id, says, result: decided } };
  }
  throw new Error(`decisions.yaml: no row holds for ${reading.class}, ${reading.severity}`);
}

function holds<T>(wanted: T | readonly T[] | undefined, value: T): boolean {
  return wanted === undefined || [wanted].flat().includes(value);
}
