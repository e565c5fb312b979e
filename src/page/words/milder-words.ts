import type { Assessment } from '../../schema/verdict/assessment.ts';
import { shownReading } from '../../schema/verdict/shown-reading.ts';
import { classes, severities } from '../../schema/vocabulary.ts';
import { say } from '../media/prose.ts';
import type { Prose } from '../media/prose.ts';

/** The more plausible reading in a few words, for a label; null where it is the one shown, or none. */
export function milderFigure(assessment: Assessment): string | null {
  const { milder } = shownReading(assessment);
  return milder === null || milder.class === 'unclassified' ? null : `${classes[milder.class].label}, ${severities[milder.severity].label}`;
}

/** The same for a row of a table. */
export function milderLine(assessment: Assessment): string {
  const figure = milderFigure(assessment);
  return figure === null ? '' : `more likely ${figure}`;
}

/** The more plausible reading in a sentence, where it is not the one shown. What only a hint tells has no other. */
export function milderWords(assessment: Assessment): Prose[] {
  const { class: shown, severity, milder } = shownReading(assessment);
  if (milder === null) return [];
  if (milder.class === 'unclassified') return [say`Only a hint of its author says that it is ${classes[shown].label}.`];
  const severityWords = milder.severity === severity ? say`` : say` with severity ${severities[milder.severity].label}`;
  return [say`More likely it is ${classes[milder.class].label}${severityWords}, but the recommendation follows the worse reading.`];
}
