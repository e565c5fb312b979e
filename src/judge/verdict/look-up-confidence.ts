import type { Assessment, DerivationStep, Evidence } from '../../schema/verdict/assessment.ts';
import type { Agreement, ConfidenceSource, ConfidenceTable } from '../../schema/knowledge/tables.ts';
import { bandOf, confidenceSources } from '../../schema/knowledge/tables.ts';
import { classes, effectClass } from '../../schema/vocabulary.ts';
import type { Effect, RiskClass } from '../../schema/vocabulary.ts';

/** Evidence with the part of the definition that speaks. */
export type SourcedEvidence = Evidence & { source: ConfidenceSource };

/** Looks confidence up: the share of right answers measured where just these parts of the definition agree. */
export function lookUpConfidence(riskClass: RiskClass, evidence: readonly SourcedEvidence[], table: ConfidenceTable): { confidence: Assessment['confidence']; step: DerivationStep } {
  if (riskClass === 'unclassified') {
    return { confidence: { value: 0, band: 'none' }, step: { step: 'confidence', id: 'none', says: 'No part of the definition says what the tool does.', result: '0' } };
  }
  const agreement = agreementOf(riskClass, evidence);
  const [id, row] = Object.entries(table.rows).find(([, known]) => rowHolds(known, agreement)) ?? [];
  if (id === undefined || row === undefined) throw new Error('confidence.yaml: no row holds for every agreement of sources');
  const confidence = { value: row.value, band: bandOf(row.value, table) };
  return { confidence, step: { step: 'confidence', id, says: `${row.says}${row.of === 0 ? '' : ` Of ${row.of} labelled tools like that, ${row.right} had the right class, and ${row.severityRight} the right severity or one next to it.`}`, result: String(row.value) } };
}

/** Whether a row of the table is about this agreement. */
export function rowHolds(row: Pick<ConfidenceTable['rows'][string], 'agree' | 'against' | 'higher'>, { agree, against, higher }: Agreement): boolean {
  return (row.against ?? against) === against && (row.higher ?? higher) === higher && row.agree.every((source) => agree.includes(source));
}

/** Every agreement that evidence can come to. */
export function everyAgreement(): Agreement[] {
  const subsets = confidenceSources.reduce<ConfidenceSource[][]>((known, source) => [...known, ...known.map((subset) => [...subset, source])], [[]]);
  return subsets.flatMap((agree) => [false, true].flatMap((against) => [false, true].map((higher) => ({ agree, against, higher }))));
}

/** Compares what each source says by itself with the verdict. */
export function agreementOf(riskClass: RiskClass, evidence: readonly SourcedEvidence[]): Agreement {
  const spoken = confidenceSources.map((source) => ({ source, says: classSaid(evidence.filter((item) => item.source === source)) }));
  return {
    agree: spoken.filter(({ says }) => says === riskClass).map(({ source }) => source),
    against: spoken.some(({ source, says }) => says !== null && says !== riskClass && source !== 'rest'),
    higher: evidence.some(({ facet, value, strength }) => facet === 'effects' && strength !== 'weak' && classes[effectClass[value as Effect]].rank > classes[riskClass].rank),
  };
}

/** The most dangerous class among the strongest evidence of effects, or null when it says nothing of effects. */
function classSaid(evidence: readonly SourcedEvidence[]): RiskClass | null {
  const ofEffects = evidence.filter(({ facet }) => facet === 'effects');
  const strength = (['decisive', 'strong', 'weak'] as const).find((rank) => ofEffects.some((item) => item.strength === rank));
  return ofEffects.filter((item) => item.strength === strength).map(({ value }) => effectClass[value as Effect] as RiskClass)
    .reduce<RiskClass | null>((worst, next) => (worst === null || classes[next].rank > classes[worst].rank ? next : worst), null);
}
