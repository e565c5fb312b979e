import type { Assessment } from '../schema/assessment.ts';
import type { Label } from '../schema/label.ts';
import type { Share } from '../schema/share.ts';
import { classes, confidenceBands, severities, termsOf } from '../schema/vocabulary.ts';
import type { ConfidenceBand, RiskClass } from '../schema/vocabulary.ts';

/** A verdict and what a person says. `changes` when only reading against changing is known, from an author's hint. */
export interface Scored { assessment: Assessment; label: Label | null; changes: boolean; definition?: string }

/** How one class did: right among those given it, and among those that have it. */
export interface ClassScore { precision: Share; recall: Share }

/** What an evaluation found. Shares of things that the labels cannot tell are of none. */
export interface Evaluation {
  tools: number;
  servers: number;
  /** Tools that got a class at all. */
  coverage: Share;
  /** Change something and were called read: the misses that hurt. */
  dangerousMisses: Share;
  /** Only read and were called something else. */
  overWarnings: Share;
  readOrChange: Share;
  /** Read or change, averaged over servers, in 0..1: a few large servers do not dominate. */
  readOrChangePerServer: number;
  /** The class is the label. */
  strict: Share;
  /** The class is the label or a defensible alternative. */
  lenient: Share;
  byClass: Partial<Record<RiskClass, ClassScore>>;
  macroF1: number | null;
  severityExact: Share;
  severityWithinOne: Share;
  /** Right (lenient) verdicts by band of confidence. */
  reliability: Record<ConfidenceBand, Share>;
  /** Mean of the confidence stated, by band, in 0..1; null in a band without tools. */
  stated: Record<ConfidenceBand, number | null>;
  confusion: Partial<Record<RiskClass, Partial<Record<RiskClass, number>>>>;
  disagreements: Scored[];
}

/** Compares verdicts with labels. */
export function evaluate(scored: readonly Scored[]): Evaluation {
  const labelled = scored.filter((item): item is Scored & { label: Label } => item.label !== null);
  const share = <T>(items: readonly T[], isRight: (item: T) => boolean): Share => ({ right: items.filter(isRight).length, of: items.length });
  const byClass = Object.fromEntries(termsOf(classes).filter((name) => labelled.some(({ label }) => label.category === name)).map((name) => [name, classScore(labelled, name)]));
  return {
    tools: scored.length,
    servers: new Set(scored.map(({ assessment }) => assessment.server)).size,
    coverage: share(scored, ({ assessment }) => assessment.class !== 'unclassified'),
    dangerousMisses: share(scored.filter(({ changes }) => changes), ({ assessment }) => assessment.class === 'read'),
    overWarnings: share(scored.filter(({ changes }) => !changes), ({ assessment }) => assessment.class !== 'read'),
    readOrChange: share(scored, tellsReading),
    readOrChangePerServer: perServer(scored),
    strict: share(labelled, ({ assessment, label }) => assessment.class === label.category),
    lenient: share(labelled, isDefensible),
    byClass,
    macroF1: macroF1(Object.values(byClass)),
    severityExact: share(labelled, (item) => severityDistance(item) === 0),
    severityWithinOne: share(labelled, (item) => severityDistance(item) <= 1),
    reliability: Object.fromEntries(termsOf(confidenceBands).map((band) => [
      band, share(scored.filter(({ assessment }) => assessment.confidence.band === band), (item) => (item.label === null ? tellsReading(item) : isDefensible(item as Scored & { label: Label }))),
    ])) as Record<ConfidenceBand, Share>,
    stated: Object.fromEntries(termsOf(confidenceBands).map((band) => [band, meanConfidence(scored, band)])) as Evaluation['stated'],
    confusion: confusion(labelled),
    disagreements: scored.filter((item) => (item.label === null ? !tellsReading(item) : item.assessment.class !== item.label.category || severityDistance(item as Scored & { label: Label }) > 0)),
  };
}

function tellsReading({ assessment, changes }: Scored): boolean {
  return assessment.class !== 'unclassified' && (assessment.class === 'read') !== changes;
}

/** Whether the class is the label, or another that a careful reader could defend. */
export function isDefensible({ assessment, label }: { assessment: Assessment; label: Label }): boolean {
  return assessment.class === label.category || (label.alternatives ?? []).some((name) => name === assessment.class);
}

function severityDistance({ assessment, label }: { assessment: Assessment; label: Label }): number {
  return Math.abs(severities[assessment.severity].rank - severities[label.severity].rank);
}

function classScore(items: readonly { assessment: Assessment; label: Label }[], name: RiskClass): ClassScore {
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

function perServer(scored: readonly Scored[]): number {
  const servers = [...Map.groupBy(scored, ({ assessment }) => assessment.server).values()];
  return servers.reduce((sum, items) => sum + items.filter(tellsReading).length / items.length, 0) / Math.max(1, servers.length);
}

function meanConfidence(scored: readonly Scored[], band: ConfidenceBand): number | null {
  const values = scored.map(({ assessment }) => assessment.confidence).filter((known) => known.band === band).map(({ value }) => value);
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function confusion(items: readonly { assessment: Assessment; label: Label }[]): Evaluation['confusion'] {
  const table: Evaluation['confusion'] = {};
  for (const { assessment, label } of items) {
    const row = (table[label.category] ??= {});
    row[assessment.class] = (row[assessment.class] ?? 0) + 1;
  }
  return table;
}
