import { z } from 'zod';
import { legs } from './knowledge/label.ts';
import type { Share } from './share.ts';
import { bandSchema, countSchema, readingSchema, riskClassSchema } from './verdict/terms.ts';
import { termsOf } from './vocabulary.ts';

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

const shareSchema = z.strictObject({ right: countSchema, of: countSchema }).describe('Right ones of all; or, of misses, wrong ones of all that could be missed.') satisfies z.ZodType<Share>;
const figureShape = Object.fromEntries(termsOf(accuracyFigures).map((figure) => [figure, shareSchema.describe(`${accuracyFigures[figure].label}: ${accuracyFigures[figure].says}`)])) as { [F in AccuracyFigure]: typeof shareSchema };
const byBand = z.record(bandSchema, shareSchema);

/** What an evaluation of one set found. Shares of things that the labels cannot tell are of none. */
export const figuresSchema = z.strictObject({
  tools: countSchema,
  servers: countSchema,
  ...figureShape,
  readOrChangePerServer: z.number().min(0).max(1).nullable().describe('Reading told from changing, averaged over servers; null where no label tells it.'),
  byClass: z.partialRecord(riskClassSchema, z.strictObject({ precision: shareSchema, recall: shareSchema })),
  macroF1: z.number().min(0).max(1).nullable(),
  reliability: byBand.describe('Right (lenient) classes by band of confidence.'),
  severityReliability: byBand.describe('Severities within one step of the label by band of confidence.'),
  banded: byBand.describe('How many of all tools are in each band.'),
  stated: z.record(bandSchema, z.number().min(0).max(1).nullable()).describe('Mean of the confidence stated, by band; null in a band without tools.'),
  confusion: z.partialRecord(riskClassSchema, z.partialRecord(riskClassSchema, countSchema)).describe('Labels, and the verdicts they were given.'),
});
export type Figures = z.infer<typeof figuresSchema>;

/** Where a verdict on a facet, or the decision, is none that the label allows. */
export const facetDifferenceSchema = z.strictObject({
  facet: z.enum([...termsOf(legs), 'sensitivityOut', 'reversibility', 'decision']),
  label: z.array(z.string()).describe('All that the label allows, its own value first.'),
  verdict: z.string(),
});
export type FacetDifference = z.infer<typeof facetDifferenceSchema>;

/** A verdict that differs from its label. */
const disagreementSchema = z.strictObject({
  server: z.string(),
  name: z.string(),
  label: readingSchema.extend({ alternatives: z.array(riskClassSchema), because: z.string() }).nullable().describe('Null where the reader gave no class.'),
  verdict: readingSchema,
  rules: z.array(z.string()).describe('Ids of the rules that spoke for an effect.'),
  facets: z.strictObject({ differs: z.array(facetDifferenceSchema), because: z.string() }).exactOptional().describe('Facets that differ, and why the reader labelled them so.'),
});
export type Disagreement = z.infer<typeof disagreementSchema>;

/** Accuracy on one set of `test/labels`. */
const accuracySetSchema = z.strictObject({
  set: z.enum(['dev', 'held-out', 'met', 'facets', 'facets-held-out']),
  figures: figuresSchema,
  differing: countSchema.describe('How many verdicts differ from their label in anything.'),
  disagreements: z.array(disagreementSchema).nullable().describe('Which; null for the set that nobody may tune on.'),
});
export type AccuracySet = z.infer<typeof accuracySetSchema>;

const elsewhereShare = z.strictObject({
  figure: z.enum(Object.keys(accuracyFigures) as [AccuracyFigure, ...AccuracyFigure[]]).optional().describe('One of the figures of an evaluation,'),
  says: z.string().min(1).optional().describe('or what else was counted.'),
  right: countSchema,
  of: countSchema.min(1),
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

/** `catalog/accuracy.json`, published as `/api/v1/accuracy.json`: all that is known of the accuracy of the shipped rules. */
export const accuracySchema = z.strictObject({
  headline: figuresSchema.pick({ tools: true, servers: true, letThrough: true, friction: true }).describe('The figures for people, over the tools that nobody may tune on, each counted once.'),
  sets: z.array(accuracySetSchema),
  elsewhere: elsewhereSchema.describe('Figures on sets that are not part of the project, by id.'),
});
export type AccuracyRecord = z.infer<typeof accuracySchema>;
