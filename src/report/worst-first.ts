import type { Assessment } from '../schema/assessment.ts';
import { classes, compareSeverity } from '../schema/vocabulary.ts';

/** The tools of a server, most dangerous first: by severity, what they could be, class, then name. */
export function worstFirst(tools: readonly Assessment[]): Assessment[] {
  return [...tools].sort((a, b) => compareSeverity(b.severity, a.severity)
    || compareSeverity(b.couldBe?.severity ?? b.severity, a.couldBe?.severity ?? a.severity)
    || classes[b.class].rank - classes[a.class].rank
    || (a.name < b.name ? -1 : Number(a.name > b.name)));
}
