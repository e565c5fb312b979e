import type { Assessment, DerivationStep, Evidence } from '../../schema/assessment.ts';
import type { ConfidenceSource, ConfidenceTable } from '../../schema/tables.ts';
import { confidenceSources } from '../../schema/tables.ts';
import { classes, confidenceBands, effectClass, termsOf } from '../../schema/vocabulary.ts';
import type { ConfidenceBand, Effect, RiskClass } from '../../schema/vocabulary.ts';

/** Evidence with the part of the definition that speaks. */
export type SourcedEvidence = Evidence & { source: ConfidenceSource };

/** Which sources speak for the class, and whether another contradicts. */
export interface Agreement { agree: ConfidenceSource[]; against: boolean }

/** Bands from the surest to the least sure. */
const bandOrder = termsOf(confidenceBands);

/** Looks confidence up: the share of right answers measured where just these parts of the definition agree. */
export function lookUpConfidence(riskClass: RiskClass, evidence: readonly SourcedEvidence[], table: ConfidenceTable): { confidence: Assessment['confidence']; step: DerivationStep } {
  if (riskClass === 'unclassified') {
    return { confidence: { value: 0, band: 'none' }, step: { step: 'confidence', id: 'none', says: 'No part of the definition says what the tool does.', result: '0' } };
  }
  const agreement = agreementOf(riskClass, evidence);
  const [id, row] = Object.entries(table.rows).find(([, known]) => rowHolds(known, agreement)) ?? [];
  if (id === undefined || row === undefined) throw new Error('confidence.yaml: no row holds for every agreement of sources');
  const confidence = { value: row.value, band: bandOf(row.value, table) };
  return { confidence, step: { step: 'confidence', id, says: `${row.says}${row.of === 0 ? '' : ` Of ${row.of} labelled tools like that, ${row.right} were right.`}`, result: String(row.value) } };
}

/** Whether a row of the table is about this agreement. */
export function rowHolds(row: Agreement, { agree, against }: Agreement): boolean {
  return row.against === against && row.agree.every((source) => agree.includes(source));
}

/** Compares what each source says by itself with the verdict. */
export function agreementOf(riskClass: RiskClass, evidence: readonly SourcedEvidence[]): Agreement {
  const spoken = confidenceSources.map((source) => ({ source, says: classSaid(evidence.filter((item) => item.source === source)) }));
  return {
    agree: spoken.filter(({ says }) => says === riskClass).map(({ source }) => source),
    against: spoken.some(({ source, says }) => says !== null && says !== riskClass && source !== 'rest'),
  };
}

/** The most dangerous class among the strongest evidence of effects, or null when it says nothing of effects. */
function classSaid(evidence: readonly SourcedEvidence[]): RiskClass | null {
  const ofEffects = evidence.filter(({ facet }) => facet === 'effects');
  const strength = (['decisive', 'strong', 'weak'] as const).find((rank) => ofEffects.some((item) => item.strength === rank));
  return ofEffects.filter((item) => item.strength === strength).map(({ value }) => effectClass[value as Effect] as RiskClass)
    .reduce<RiskClass | null>((worst, next) => (worst === null || classes[next].rank > classes[worst].rank ? next : worst), null);
}

function bandOf(value: number, { bands }: ConfidenceTable): ConfidenceBand {
  return bandOrder.find((band) => value >= (bands[band] ?? 0)) ?? 'low';
}
