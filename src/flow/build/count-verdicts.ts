import type { Assessment } from '../../schema/verdict/assessment.ts';
import type { Counts } from '../../schema/catalog/record.ts';
import { shownReading } from '../../schema/verdict/shown-reading.ts';
import { classes, decisions, severities, termsOf } from '../../schema/vocabulary.ts';

/** The counts of no tools at all. */
export function noCounts(): Counts {
  const zero = <T extends string>(terms: T[]) => Object.fromEntries(terms.map((term) => [term, 0])) as Record<T, number>;
  return { tools: 0, byClass: zero(termsOf(classes)), bySeverity: zero(termsOf(severities)), byDecision: zero(termsOf(decisions)), tokens: 0 };
}

/** How many tools fall under each term, by the reading that people are shown. */
export function countVerdicts(tools: readonly Assessment[]): Counts {
  const counts = noCounts();
  for (const tool of tools) {
    counts.tools += 1;
    const shown = shownReading(tool);
    counts.byClass[shown.class] += 1;
    counts.bySeverity[shown.severity] += 1;
    counts.byDecision[tool.decision] += 1;
    counts.tokens += tool.tokens ?? 0;
  }
  return counts;
}

/** The sum of two counts. */
export function addCounts(a: Counts, b: Counts): Counts {
  const add = <T extends string>(left: Record<T, number>, right: Record<T, number>) =>
    Object.fromEntries(termsOf(left).map((term) => [term, left[term] + right[term]])) as Record<T, number>;
  return {
    tools: a.tools + b.tools,
    byClass: add(a.byClass, b.byClass),
    bySeverity: add(a.bySeverity, b.bySeverity),
    byDecision: add(a.byDecision, b.byDecision),
    tokens: a.tokens + b.tokens,
  };
}
