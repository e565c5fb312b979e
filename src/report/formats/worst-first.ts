import type { Assessment } from '../../schema/verdict/assessment.ts';
import { foundEvidence } from '../../schema/verdict/found-evidence.ts';
import { shownReading } from '../../schema/verdict/shown-reading.ts';
import { classes, compareSeverity } from '../../schema/vocabulary.ts';

/** The tools of a server, most dangerous first: those whose definitions hold what none should, then by severity, class and name. */
export function worstFirst(tools: readonly Assessment[]): Assessment[] {
  const ranked = tools.map((tool) => ({ tool, shown: shownReading(tool), isFound: foundEvidence(tool).length > 0 }));
  return ranked.sort((a, b) => Number(b.isFound) - Number(a.isFound)
    || compareSeverity(b.shown.severity, a.shown.severity)
    || compareSeverity(b.tool.severity, a.tool.severity)
    || classes[b.shown.class].rank - classes[a.shown.class].rank
    || (a.tool.name < b.tool.name ? -1 : Number(a.tool.name > b.tool.name))).map(({ tool }) => tool);
}
