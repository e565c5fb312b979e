import type { Assessment } from '../schema/assessment.ts';

/** The worse reading; its class only where that is worse too. */
function couldBeNote({ class: badge, couldBe }: Assessment): string[] {
  if (couldBe === undefined) return [];
  return [`could be ${couldBe.severity}${couldBe.class === badge ? '' : `, ${couldBe.class}`}`];
}

/** What a row cannot show in its columns: the worse reading, sub-badges, weak confidence, tokens. */
export function toolNotes(tool: Assessment): string[] {
  const { subBadges, confidence, tokens } = tool;
  return [
    ...couldBeNote(tool),
    ...subBadges,
    ...(confidence.band === 'low' || confidence.band === 'none' ? [`confidence ${confidence.band}`] : []),
    ...(tokens === undefined ? [] : [`${tokens} tokens`]),
  ];
}
