import type { Assessment } from '../../schema/verdict/assessment.ts';
import { shownReading } from '../../schema/verdict/shown-reading.ts';

/** The more plausible reading, by what differs from the one shown. What only a hint tells has no other. */
function milderNote(tool: Assessment): string[] {
  const { class: shown, severity, milder } = shownReading(tool);
  if (milder === null) return [];
  if (milder.class === 'unclassified') return ['by a hint of its author'];
  const differs = [...(milder.class === shown ? [] : [milder.class]), ...(milder.severity === severity ? [] : [milder.severity])];
  return [`more likely ${differs.join(', ')}`];
}

/** What a row cannot show in its columns: the milder reading, sub-badges, weak confidence, tokens. */
export function toolNotes(tool: Assessment): string[] {
  const { subBadges, confidence, tokens } = tool;
  return [
    ...milderNote(tool),
    ...subBadges,
    ...(confidence.band === 'low' || confidence.band === 'none' ? [`confidence ${confidence.band}`] : []),
    ...(tokens === undefined ? [] : [`${tokens} tokens`]),
  ];
}
