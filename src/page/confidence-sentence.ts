import { confidenceBands } from '../schema/vocabulary.ts';
import { counted } from './counted.ts';
import type { ToolContext } from './page-context.ts';
import { percent } from './percent.ts';
import { own, say } from './prose.ts';
import type { Prose } from './prose.ts';
import { sentence } from './sentence.ts';

/** How sure the class is, and what that number means. */
export function confidenceSentence({ tool: { assessment }, knowledge }: Pick<ToolContext, 'tool' | 'knowledge'>): Prose {
  const { value, band } = assessment.confidence;
  if (band === 'none') return say`Confidence: none. There is ${own(confidenceBands.none.says)}, so there is nothing to be sure of.`;
  const step = assessment.derivation.find((known) => known.step === 'confidence');
  const row = step === undefined ? undefined : knowledge.confidence.rows[step.id];
  const measured = row === undefined ? say`` : row.of === 0 ? say` ${own(sentence(knowledge.confidence.measured))}` : say` That share was right among ${counted(row.of, 'tool')} with the same pattern of evidence.`;
  return say`Confidence ${percent(value)} (${confidenceBands[band].label}): ${own(confidenceBands[band].says)}.${measured}`;
}
