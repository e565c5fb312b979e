import type { Assessment } from './assessment.ts';
import type { RiskClass, Severity } from '../vocabulary.ts';

/** A reading of a tool: what kind it is, and how bad. */
export interface Reading { class: RiskClass; severity: Severity }

/**
 * The one reading that people are shown, the one the decision follows; `milder` is the more plausible reading, where that is
 * another. Two severities side by side would tell two stories.
 */
export function shownReading({ class: badge, severity, couldBe, headline }: Pick<Assessment, 'class' | 'severity' | 'couldBe' | 'headline'>): Reading & { milder: Reading | null } {
  return { class: couldBe?.class ?? badge, severity: headline, milder: couldBe === undefined ? null : { class: badge, severity } };
}
