import { z } from 'zod';
import type { Leg } from './knowledge/label.ts';
import type { Share } from './share.ts';
import type { ConfidenceBand, RiskClass, Severity } from './vocabulary.ts';

/** What figures are about, in the order in which they matter. */
export const figureGroups = {
  decisions: 'What the recommended policy does',
  classes: 'Class and severity',
  facets: 'What it reads, sends and changes',
} as const satisfies Record<string, string>;
export type FigureGroup = keyof typeof figureGroups;

/** Shares that an evaluation counts, in the order in which they matter. */
export const accuracyFigures = {
  letThrough: { group: 'decisions', label: 'Dangerous ones let through', says: 'called high or critical by the reader, and run without asking' },
  askedLetThrough: { group: 'decisions', label: 'Let through where the reader asks', says: 'the reader would ask or deny and nothing milder, and they run without asking' },
  friction: { group: 'decisions', label: 'Friction', says: 'plain reads of low severity that ask or are denied' },
  tooLax: { group: 'decisions', label: 'Decision too lax', says: "milder than the reader's, and none that can be defended" },
  tooStrict: { group: 'decisions', label: 'Decision too strict', says: "stricter than the reader's, and none that can be defended" },
  decisionLenient: { group: 'decisions', label: 'Decision, leniently', says: "the reader's decision, or another that can be defended" },
  decisionExact: { group: 'decisions', label: 'Decision, exactly', says: "the reader's decision" },
  dangerousMisses: { group: 'classes', label: 'Dangerous misses', says: 'change something and were called read' },
  overWarnings: { group: 'classes', label: 'Over-warnings', says: 'only read and were called something else' },
  readOrChange: { group: 'classes', label: 'Reading told from changing', says: 'whether a call changes anything' },
  lenient: { group: 'classes', label: 'Class, leniently', says: 'the class of the label, or another that can be defended' },
  strict: { group: 'classes', label: 'Class, strictly', says: 'the class of the label' },
  severityExact: { group: 'classes', label: 'Severity, exactly', says: 'the severity of the label' },
  severityWithinOne: { group: 'classes', label: 'Severity, within one step', says: 'the severity of the label or a neighbour' },
  coverage: { group: 'classes', label: 'Coverage', says: 'got a class at all' },
  readsPrivatePrecision: { group: 'facets', label: 'Reads private data, precision', says: 'said to, and do' },
  readsPrivateRecall: { group: 'facets', label: 'Reads private data, recall', says: 'do, and are said to' },
  readsUntrustedPrecision: { group: 'facets', label: 'Reads what strangers wrote, precision', says: 'said to, and do' },
  readsUntrustedRecall: { group: 'facets', label: 'Reads what strangers wrote, recall', says: 'do, and are said to' },
  carriesOutsidePrecision: { group: 'facets', label: 'Carries data outside, precision', says: 'said to, and do' },
  carriesOutsideRecall: { group: 'facets', label: 'Carries data outside, recall', says: 'do, and are said to' },
  allLegsRecall: { group: 'facets', label: 'All three legs in one tool, recall', says: 'have all three, and are said to' },
  sensitivityExact: { group: 'facets', label: 'Sensitivity of the answer, exactly', says: 'the value of the label' },
  sensitivityLenient: { group: 'facets', label: 'Sensitivity of the answer, leniently', says: 'the value of the label, or another that can be defended' },
  sensitivityCoarse: { group: 'facets', label: 'Sensitivity of the answer, coarsely', says: "leniently, and a user's own data counts like an organisation's" },
  sensitivityShown: { group: 'facets', label: 'Sensitivity said at all', says: 'answer with data that is not for everyone, and that is said' },
  credentialsRecall: { group: 'facets', label: 'Credentials, recall', says: 'answer with credentials, and are said to' },
  reversibilitySaid: { group: 'facets', label: 'Reversibility said', says: 'change something, and it is said whether that can be undone' },
  reversibilityRight: { group: 'facets', label: 'Reversibility right', says: 'change something, and what is said of undoing it can be defended' },
} as const satisfies Record<string, { group: FigureGroup; label: string; says: string }>;
export type AccuracyFigure = keyof typeof accuracyFigures;

/** What an evaluation of one set found. Shares of things that the labels cannot tell are of none. */
export interface Figures extends Record<AccuracyFigure, Share> {
  tools: number;
  servers: number;
  /** Reading told from changing, averaged over servers, in 0..1; null where no label tells it. */
  readOrChangePerServer: number | null;
  byClass: Partial<Record<RiskClass, { precision: Share; recall: Share }>>;
  macroF1: number | null;
  /** Right (lenient) classes by band of confidence. */
  reliability: Record<ConfidenceBand, Share>;
  /** Severities within one step of the label by band of confidence. */
  severityReliability: Record<ConfidenceBand, Share>;
  /** How many of all tools are in each band. */
  banded: Record<ConfidenceBand, Share>;
  /** Mean of the confidence stated, by band, in 0..1; null in a band without tools. */
  stated: Record<ConfidenceBand, number | null>;
  /** Labels, and the verdicts they were given. */
  confusion: Partial<Record<RiskClass, Partial<Record<RiskClass, number>>>>;
}

/** Where a verdict on a facet, or the decision, is none that the label allows. */
export interface FacetDifference {
  facet: Leg | 'sensitivityOut' | 'reversibility' | 'decision';
  /** All that the label allows, its own value first. */
  label: string[];
  verdict: string;
}

/** A verdict that differs from its label. */
export interface Disagreement {
  server: string;
  name: string;
  /** Null where the reader gave no class. */
  label: { class: RiskClass; severity: Severity; alternatives: RiskClass[]; because: string } | null;
  verdict: { class: RiskClass; severity: Severity };
  /** Ids of the rules that spoke for an effect. */
  rules: string[];
  /** Facets that differ, and why the reader labelled them so. */
  facets?: { differs: FacetDifference[]; because: string };
}

/** Accuracy on one set of `test/labels`. */
export interface AccuracySet {
  set: 'dev' | 'held-out' | 'met' | 'facets' | 'facets-held-out';
  figures: Figures;
  /** How many verdicts differ from their label in anything. */
  differing: number;
  /** Which; null for the set that nobody may tune on. */
  disagreements: Disagreement[] | null;
}

const count = z.number().int().nonnegative();
const elsewhereShare = z.strictObject({
  figure: z.enum(Object.keys(accuracyFigures) as [AccuracyFigure, ...AccuracyFigure[]]).optional().describe('One of the figures of an evaluation,'),
  says: z.string().min(1).optional().describe('or what else was counted.'),
  right: count,
  of: count.min(1),
}).refine(({ figure, says }) => (figure === undefined) !== (says === undefined), 'give either figure or says')
  .refine(({ right, of }) => right <= of, 'right is more than of');

/** `test/labels/elsewhere.yaml`: figures on sets that are not part of the project, by id. */
export const elsewhereSchema = z.record(z.string(), z.strictObject({
  title: z.string().min(1).describe('The set in three words.'),
  says: z.string().min(1).describe('The set in words: what it holds, who labelled it, whether rules were written with it in view.'),
  measured: z.string().regex(/^\d{4}-\d\d-\d\d$/).describe('The day of the figures.'),
  perServer: z.number().min(0).max(1).optional().describe('Reading told from changing, averaged over servers.'),
  shares: z.array(elsewhereShare).min(1),
}));
export type Elsewhere = z.infer<typeof elsewhereSchema>;

/** `catalog/accuracy.json`: all that is known of the accuracy of the shipped rules. */
export interface AccuracyRecord {
  /** The figures for people, over the tools that nobody may tune on, each counted once. */
  headline: Pick<Figures, 'tools' | 'servers' | 'letThrough' | 'friction'>;
  sets: AccuracySet[];
  elsewhere: Elsewhere;
}
