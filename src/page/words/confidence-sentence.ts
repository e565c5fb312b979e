import type { Assessment } from '../../schema/verdict/assessment.ts';
import { shownReading } from '../../schema/verdict/shown-reading.ts';
import { classes, confidenceBands } from '../../schema/vocabulary.ts';
import { own, say } from '../media/prose.ts';
import type { Prose } from '../media/prose.ts';
import type { ToolContext } from '../page-context.ts';
import { counted } from './counted.ts';
import { percent } from './percent.ts';

/** How sure the more plausible class is, in a few words: which one it is stands there where another is shown. */
export function confidenceFigure(assessment: Assessment): string {
  const { confidence: { value, band } } = assessment;
  if (band === 'none') return 'none';
  const { class: shown, milder } = shownReading(assessment);
  return milder === null || milder.class === shown ? percent(value) : `${percent(value)} ${classes[milder.class].label}`;
}

/** How sure the class is, and what that number means. */
export function confidenceSentence({ tool: { assessment }, knowledge }: Pick<ToolContext, 'tool' | 'knowledge'>): Prose {
  const { value, band } = assessment.confidence;
  if (band === 'none') return say`Confidence: none. There is ${own(confidenceBands.none.says)}, so there is nothing to be sure of.`;
  const step = assessment.derivation.find((known) => known.step === 'confidence');
  const row = step === undefined ? undefined : knowledge.confidence.rows[step.id];
  const measured = row === undefined ? say`` : row.of === 0 ? say` No labelled tool showed this pattern of evidence yet, so the number stands for not knowing.` : say` Of ${counted(row.of, 'tool')} labelled by reading with the same pattern of evidence, ${row.right} had the right class and ${row.severityRight} the right severity, or one next to it.`;
  const of = shownReading(assessment).milder === null ? say`` : say` that it is ${classes[assessment.class].label}`;
  return say`Confidence ${percent(value)}${of} (${confidenceBands[band].label}): ${own(confidenceBands[band].says)}.${measured}`;
}
