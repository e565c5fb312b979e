import type { Evidence } from '../../schema/verdict/assessment.ts';
import { evidencePlaces, termsOf } from '../../schema/vocabulary.ts';
import type { EvidencePlace } from '../../schema/vocabulary.ts';

const places = Object.fromEntries(termsOf(evidencePlaces).map((place, index) => [place, index])) as Record<EvidencePlace, number>;

/** Evidence in the order a reader meets it: by place in the definition, by position, then by rule. */
export function sortEvidence<E extends Evidence>(evidence: readonly E[]): E[] {
  if (evidence.length < 2) return [...evidence];
  return [...evidence].sort((a, b) => places[a.in] - places[b.in] || (a.path < b.path ? -1 : Number(a.path > b.path))
    || a.start - b.start || a.end - b.end || (a.rule < b.rule ? -1 : Number(a.rule > b.rule)));
}
