import type { Assessment } from './assessment.ts';
import { severities } from '../vocabulary.ts';
import type { Decision, Severity } from '../vocabulary.ts';

/** What a severity alone comes to: the rows of the table of decisions that are named after it. */
const bySeverity: Record<Severity, Decision> = { low: 'allow', medium: 'limit', high: 'ask', critical: 'deny' };

/** The sentence of the row that decided, where that was more than the severity; empty where the severity alone decided. */
export function decisionReason({ derivation }: Pick<Assessment, 'derivation'>): string {
  const row = derivation.findLast(({ step }) => step === 'decision');
  return row === undefined || Object.hasOwn(severities, row.id) ? '' : row.says;
}

/** The same, where the decision is another than its severity leads a reader to expect: it must not stand there unexplained. */
export function unexpectedReason(assessment: Pick<Assessment, 'derivation' | 'headline' | 'decision'>): string {
  return bySeverity[assessment.headline] === assessment.decision ? '' : decisionReason(assessment);
}
