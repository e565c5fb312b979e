import type { Assessment } from './assessment.ts';
import { shownReading } from './shown-reading.ts';
import { severities } from '../vocabulary.ts';

/** What the severity shown says of this tool: of what a medium may be, the one that it is. */
export function severitySays(assessment: Pick<Assessment, 'class' | 'severity' | 'couldBe' | 'headline' | 'facets' | 'flags'>): string {
  const { class: shown, severity, milder } = shownReading(assessment);
  if (severity !== 'medium') return severities[severity].says;
  if (shown === 'read') return 'a mistaken call shows data that is not for everyone';
  const isUndoneByNone = isFinal(assessment) || (shown === 'destructive' && milder !== null && milder.class !== shown);
  return isUndoneByNone ? 'a mistaken call may be impossible to undo, but does limited harm' : 'a mistaken call can be put right';
}

/** Whether what a call did stays done. */
export function isFinal({ facets, flags }: Pick<Assessment, 'facets' | 'flags'>): boolean {
  return facets.reversibility === 'irreversible' || flags.includes('irreversible');
}
