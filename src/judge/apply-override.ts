import type { Assessment } from '../schema/verdict/assessment.ts';
import type { Knowledge } from '../schema/knowledge/knowledge.ts';
import type { Override } from '../schema/knowledge/override.ts';
import { shownReading } from '../schema/verdict/shown-reading.ts';
import { classes, severities } from '../schema/vocabulary.ts';
import type { Posture } from '../schema/vocabulary.ts';
import { decide } from './verdict/decide.ts';

/** A verdict after review: class and severity as corrected, what could be worse settled by the review, the decision anew. */
export function applyOverride(verdict: Assessment, { because, by, reviewed, until, ...corrected }: Override, knowledge: Knowledge, posture: Posture = 'balanced'): Assessment {
  const { couldBe: _couldBe, ...judged } = verdict;
  const { class: badgeBefore, severity } = shownReading(verdict);
  const badge = { class: corrected.class ?? judged.class, severity: corrected.severity ?? judged.severity };
  const decided = decide({ ...badge, settled: { facets: judged.facets, flags: judged.flags } }, posture, knowledge.decisions);
  const result = `${classes[badge.class].label}, ${severities[badge.severity].label}`;
  return {
    ...judged, ...badge, headline: badge.severity, decision: decided.decision,
    derivation: [...judged.derivation.filter(({ step }) => step !== 'decision' && step !== 'could-be'), { step: 'override', id: reviewed, says: because, result }, decided.step],
    corrected: { by, because, reviewed, until, rules: { class: badgeBefore, severity } },
  };
}
