import type { FacetDifference, Figures } from '../../schema/accuracy.ts';
import type { Assessment } from '../../schema/verdict/assessment.ts';
import type { FacetLabels, Label } from '../../schema/knowledge/label.ts';
import type { Share } from '../../schema/share.ts';
import { classes, confidenceBands, severities, termsOf } from '../../schema/vocabulary.ts';
import type { ConfidenceBand, RiskClass } from '../../schema/vocabulary.ts';
import { decisionDifferences, scoreDecisions, scorePolicy } from './score-decisions.ts';
import { facetDifferences, scoreFacets } from './score-facets.ts';
import { shareOf } from './share-of.ts';

/**
 * A verdict and what a person says. `label` is of class and severity, `labels` of facets and decision; `changes` is known from the
 * class, or from an author's hint where there are no labels.
 */
export interface Scored { assessment: Assessment; label: Label | null; labels: FacetLabels | null; changes: boolean | null; definition?: string }

/** A verdict with a label of its class and severity. */
export interface Labelled { assessment: Assessment; label: Label }

/** A verdict that differs: in class or severity from `label`, in what `differs` lists from `labels`. */
export interface Differing extends Scored { differs: FacetDifference[] }

/** How one class did: right among those given it, and among those that have it. */
export interface ClassScore { precision: Share; recall: Share }

/** What an evaluation found. Shares of things that the labels cannot tell are of none. */
export interface Evaluation extends Figures { disagreements: Differing[] }

/** Compares verdicts with labels. */
export function evaluate(scored: readonly Scored[]): Evaluation {
  const labelled = scored.filter((item): item is Scored & Labelled => item.label !== null);
  const withFacets = scored.filter((item): item is Scored & { labels: FacetLabels } => item.labels !== null);
  const classed = scored.filter(({ changes }) => changes !== null);
  const byClass = Object.fromEntries(termsOf(classes).filter((name) => labelled.some(({ label }) => label.category === name)).map((name) => [name, classScore(labelled, name)]));
  return {
    tools: scored.length,
    servers: new Set(scored.map(({ assessment }) => assessment.server)).size,
    ...scorePolicy(labelled),
    ...scoreDecisions(withFacets),
    dangerousMisses: shareOf(classed.filter(({ changes }) => changes === true), ({ assessment }) => assessment.class === 'read'),
    overWarnings: shareOf(classed.filter(({ changes }) => changes === false), ({ assessment }) => assessment.class !== 'read'),
    readOrChange: shareOf(classed, tellsReading),
    readOrChangePerServer: perServer(classed),
    strict: shareOf(labelled, ({ assessment, label }) => assessment.class === label.category),
    lenient: shareOf(labelled, isDefensible),
    coverage: shareOf(scored, ({ assessment }) => assessment.class !== 'unclassified'),
    byClass,
    macroF1: macroF1(Object.values(byClass)),
    severityExact: shareOf(labelled, (item) => severityDistance(item) === 0),
    severityWithinOne: shareOf(labelled, isSeverityNear),
    ...scoreFacets(withFacets),
    reliability: byBand((band) => shareOf(inBand(classed, band), (item) => (item.label === null ? tellsReading(item) : isDefensible(item as Labelled)))),
    severityReliability: byBand((band) => shareOf(inBand(labelled, band), isSeverityNear)),
    banded: byBand((band) => ({ right: inBand(scored, band).length, of: scored.length })),
    stated: byBand((band) => meanConfidence(scored, band)),
    confusion: confusion(labelled),
    disagreements: scored.flatMap(differing),
  };
}

/** A verdict that differs in anything, with what of its facets does. */
function differing(item: Scored): Differing[] {
  const { assessment, label, labels, changes } = item;
  const differs = labels === null ? [] : [...facetDifferences({ assessment, labels }), ...decisionDifferences({ assessment, labels })];
  const isWrong = label !== null ? assessment.class !== label.category || severityDistance({ assessment, label }) > 0 : changes !== null && !tellsReading(item);
  return isWrong || differs.length > 0 ? [{ ...item, differs }] : [];
}

function byBand<T>(of: (band: ConfidenceBand) => T): Record<ConfidenceBand, T> {
  return Object.fromEntries(termsOf(confidenceBands).map((band) => [band, of(band)])) as Record<ConfidenceBand, T>;
}

function inBand<T extends { assessment: Assessment }>(items: readonly T[], band: ConfidenceBand): T[] {
  return items.filter(({ assessment }) => assessment.confidence.band === band);
}

function tellsReading({ assessment, changes }: Scored): boolean {
  return assessment.class !== 'unclassified' && (assessment.class === 'read') !== changes;
}

/** Whether the class is the label, or another that a careful reader could defend. */
export function isDefensible({ assessment, label }: Labelled): boolean {
  return assessment.class === label.category || (label.alternatives ?? []).some((name) => name === assessment.class);
}

/** Whether the severity is that of the label, or a neighbour. */
export function isSeverityNear(item: Labelled): boolean {
  return severityDistance(item) <= 1;
}

function severityDistance({ assessment, label }: Labelled): number {
  return Math.abs(severities[assessment.severity].rank - severities[label.severity].rank);
}

function classScore(items: readonly Labelled[], name: RiskClass): ClassScore {
  const right = items.filter(({ assessment, label }) => assessment.class === name && label.category === name).length;
  return {
    precision: { right, of: items.filter(({ assessment }) => assessment.class === name).length },
    recall: { right, of: items.filter(({ label }) => label.category === name).length },
  };
}

function macroF1(scores: readonly ClassScore[]): number | null {
  if (scores.length === 0) return null;
  return scores.reduce((sum, { precision, recall }) => sum + (2 * precision.right) / Math.max(1, precision.of + recall.of), 0) / scores.length;
}

function perServer(scored: readonly Scored[]): number | null {
  if (scored.length === 0) return null;
  const servers = [...Map.groupBy(scored, ({ assessment }) => assessment.server).values()];
  return servers.reduce((sum, items) => sum + items.filter(tellsReading).length / items.length, 0) / servers.length;
}

function meanConfidence(scored: readonly Scored[], band: ConfidenceBand): number | null {
  const values = inBand(scored, band).map(({ assessment }) => assessment.confidence.value);
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function confusion(items: readonly Labelled[]): Evaluation['confusion'] {
  const table: Evaluation['confusion'] = {};
  for (const { assessment, label } of items) {
    const row = (table[label.category] ??= {});
    row[assessment.class] = (row[assessment.class] ?? 0) + 1;
  }
  return table;
}
