import { confidenceBands } from '../schema/vocabulary.ts';
import { counted } from './counted.ts';
import type { ToolContext } from './page-context.ts';
import { percent } from './percent.ts';
import { own, say } from './prose.ts';
import type { Prose } from './prose.ts';

/** How sure the class is, and what that number means. */
export function confidenceSentence({ tool: { assessment }, knowledge }: Pick<ToolContext, 'tool' | 'knowledge'>): Prose {
  const { value, band } = assessment.confidence;
  if (band === 'none') return say`Confidence: none. There is ${own(confidenceBands.none.says)}, so there is nothing to be sure of.`;
  const step = assessment.derivation.find((known) => known.step === 'confidence');
  const row = step === undefined ? undefined : knowledge.confidence.rows[step.id];
  const measured = row === undefined ? say`` : row.of === 0 ? say` No labelled tool showed this pattern of evidence yet, so the number stands for not knowing.` : say` Of ${counted(row.of, 'tool')} labelled by reading with the same pattern of evidence, ${row.right} had the right class and ${row.severityRight} the right severity, or one next to it.`;
  return say`Confidence ${percent(value)} (${confidenceBands[band].label}): ${own(confidenceBands[band].says)}.${measured}`;
}
