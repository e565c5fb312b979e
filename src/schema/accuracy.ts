import { z } from 'zod';
import type { Share } from './share.ts';
import type { ConfidenceBand, RiskClass, Severity } from './vocabulary.ts';

/** Shares that an evaluation counts, in the order in which they matter. */
export const accuracyFigures = {
  dangerousMisses: { label: 'Dangerous misses', says: 'change something and were called read' },
  overWarnings: { label: 'Over-warnings', says: 'only read and were called something else' },
  readOrChange: { label: 'Reading told from changing', says: 'whether a call changes anything' },
  lenient: { label: 'Class, leniently', says: 'the class of the label, or another that can be defended' },
  strict: { label: 'Class, strictly', says: 'the class of the label' },
  severityExact: { label: 'Severity, exactly', says: 'the severity of the label' },
  severityWithinOne: { label: 'Severity, within one step', says: 'the severity of the label or a neighbour' },
  coverage: { label: 'Coverage', says: 'got a class at all' },
} as const satisfies Record<string, { label: string; says: string }>;
export type AccuracyFigure = keyof typeof accuracyFigures;

/** What an evaluation of one set found. Shares of things that the labels cannot tell are of none. */
export interface Figures extends Record<AccuracyFigure, Share> {
  tools: number;
  servers: number;
  /** Reading told from changing, averaged over servers, in 0..1. */
  readOrChangePerServer: number;
  byClass: Partial<Record<RiskClass, { precision: Share; recall: Share }>>;
  macroF1: number | null;
  /** Right (lenient) verdicts by band of confidence. */
  reliability: Record<ConfidenceBand, Share>;
  /** Mean of the confidence stated, by band, in 0..1; null in a band without tools. */
  stated: Record<ConfidenceBand, number | null>;
  /** Labels, and the verdicts they were given. */
  confusion: Partial<Record<RiskClass, Partial<Record<RiskClass, number>>>>;
}

/** A verdict that differs from its label. */
export interface Disagreement {
  server: string;
  name: string;
  label: { class: RiskClass; severity: Severity; alternatives: RiskClass[]; because: string };
  verdict: { class: RiskClass; severity: Severity };
  /** Ids of the rules that spoke for an effect. */
  rules: string[];
}

/** Accuracy on one set of `test/labels`. */
export interface AccuracySet {
  set: 'dev' | 'held-out' | 'met';
  figures: Figures;
  /** How many verdicts differ from their label in class or severity. */
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
  sets: AccuracySet[];
  elsewhere: Elsewhere;
}
