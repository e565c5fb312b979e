import type { Evidence } from '../../schema/assessment.ts';
import { evidencePlaces, termsOf } from '../../schema/vocabulary.ts';

const places = termsOf(evidencePlaces);

/** Evidence in the order a reader meets it: by place in the definition, by position, then by rule. */
export function sortEvidence<E extends Evidence>(evidence: readonly E[]): E[] {
  return [...evidence].sort((a, b) => places.indexOf(a.in) - places.indexOf(b.in) || (a.path < b.path ? -1 : Number(a.path > b.path))
    || a.start - b.start || a.end - b.end || (a.rule < b.rule ? -1 : Number(a.rule > b.rule)));
}
