import type { DerivationStep } from '../../schema/verdict/assessment.ts';
import type { DecisionTable, FacetCondition } from '../../schema/knowledge/tables.ts';
import type { Decision, Flag, Posture, RiskClass, Severity } from '../../schema/vocabulary.ts';
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
export function rowDecides({ when, unless }: Pick<Row, 'when' | 'unless'>, reading: Decided): boolean {
  return holds(when, reading) && !(unless !== undefined && holds(unless, reading));
}

function holds(condition: Row['when'], { class: riskClass, severity, settled }: Decided): boolean {
  const { severities, classes, all, facets } = partsOf(condition);
  return severities.includes(severity) !== (severities.length === 0) && classes.includes(riskClass) !== (classes.length === 0)
    && all.every((flag) => settled.flags.includes(flag)) && facetHolds(facets, settled);
}

interface Parts { severities: readonly Severity[]; classes: readonly RiskClass[]; all: readonly Flag[]; facets: FacetCondition }
const taken = new WeakMap<Row['when'], Parts>();

/** A condition taken apart, once: no values hold for any. */
function partsOf(condition: Row['when']): Parts {
  const known = taken.get(condition);
  if (known !== undefined) return known;
  const { severity = [], class: riskClass = [], all = [], ...facets } = condition;
  const made = { severities: [severity].flat(), classes: [riskClass].flat(), all, facets };
  taken.set(condition, made);
  return made;
}
