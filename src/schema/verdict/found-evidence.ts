import type { Assessment, Evidence } from './assessment.ts';
import { compareSeverity, definitionFindings, findingSeverity } from '../vocabulary.ts';
import type { DefinitionFinding, Severity } from '../vocabulary.ts';

/** Evidence of something that no definition should hold. */
export interface FoundEvidence extends Evidence { value: DefinitionFinding }

/** As severe as a tool counts where a line is drawn: what no definition should hold weighs as much as a tool that should ask. */
export function weightOf(assessment: Pick<Assessment, 'headline' | 'evidence'>): Severity {
  const isLess = compareSeverity(assessment.headline, findingSeverity) < 0;
  return isLess && foundEvidence(assessment).length > 0 ? findingSeverity : assessment.headline;
}

/** What was found in a definition, or in the texts of a server, that should not stand there: in the order of the evidence. */
export function foundEvidence({ evidence }: { evidence: readonly Evidence[] }): FoundEvidence[] {
  return evidence.filter((item): item is FoundEvidence => item.facet === 'flags' && Object.hasOwn(definitionFindings, item.value));
}
