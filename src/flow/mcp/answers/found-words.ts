import type { Evidence } from '../../../schema/verdict/assessment.ts';
import { foundEvidence } from '../../../schema/verdict/found-evidence.ts';
import { definitionFindings } from '../../../schema/vocabulary.ts';

/** What was found in texts that none should hold, in our words; empty for nothing. */
export function foundWords(judged: { evidence: readonly Evidence[] }): string[] {
  return [...new Set(foundEvidence(judged).map(({ value }) => definitionFindings[value]))];
}
