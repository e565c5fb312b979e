import { z } from 'zod';
import { classes, confidenceBands, decisions, effects, facetValues, flags, postures, severities, subBadges, termsOf } from '../vocabulary.ts';
import type { ConfidenceBand } from '../vocabulary.ts';

const facetCondition = z.strictObject({
  effects: z.union([z.enum(termsOf(effects)), z.array(z.enum(termsOf(effects)))]).optional(),
  flags: z.union([z.enum(termsOf(flags)), z.array(z.enum(termsOf(flags)))]).optional(),
  ...(Object.fromEntries(termsOf(facetValues).map((facet) => [
    facet, z.union([z.enum(facetValues[facet]), z.array(z.enum(facetValues[facet]))]).optional(),
  ])) as unknown as { [F in keyof typeof facetValues]: z.ZodOptional<z.ZodType<string | string[]>> }),
}).describe('All must hold; several values: one suffices. {} always holds.');
/** A condition on the facets of a tool. */
export type FacetCondition = z.infer<typeof facetCondition>;

const severity = z.enum(termsOf(severities));
const facetCase = facetCondition.describe('Facets of an imagined tool.');
const cases = z.strictObject({ match: z.array(facetCase).min(1), pass: z.array(facetCase).min(1) });

/**
 * `catalog/severity.yaml`: for each effect of a tool the first row that holds gives a base severity; the highest over all
 * effects counts. Then modifiers (net effect clamped to ±1), then floors and ceilings.
 */
export const severityTableSchema = z.strictObject({
  rows: z.record(z.string(), z.strictObject({
    says: z.string().min(1),
    effect: z.enum(termsOf(effects)),
    when: facetCondition,
    severity,
    cases,
  })),
  modifiers: z.record(z.string(), z.strictObject({
    says: z.string().min(1), when: facetCondition, unless: facetCondition.optional(), by: z.union([z.literal(1), z.literal(-1)]), cases,
  })),
  floors: z.record(z.string(), z.strictObject({ says: z.string().min(1), when: facetCondition, least: severity, cases })),
  ceilings: z.record(z.string(), z.strictObject({ says: z.string().min(1), when: facetCondition, most: severity, cases })),
  unclassified: z.strictObject({ says: z.string().min(1), severity }),
});
export type SeverityTable = z.infer<typeof severityTableSchema>;

/** How often a call may run, and why that number. */
export const rateSchema = z.strictObject({
  max: z.number().int().positive(),
  window: z.enum(['minute', 'hour']),
  because: z.string().min(1),
});
export type Rate = z.infer<typeof rateSchema>;

const riskClass = z.enum(termsOf(classes));
/** A condition on the reading a decision follows, and on what is known of the tool. */
const decisionCondition = facetCondition.extend({
  severity: z.union([severity, z.array(severity)]).optional(),
  class: z.union([riskClass, z.array(riskClass)]).optional(),
  all: z.array(z.enum(termsOf(flags))).optional().describe('All of these flags must be there.'),
});
const decisionCase = facetCondition.extend({ severity, class: riskClass });

/** `catalog/decisions.yaml`: from the reading a decision follows, and the facets of a tool, to a decision per posture; and the rates policies recommend. */
export const decisionTableSchema = z.strictObject({
  rows: z.record(z.string(), z.strictObject({
    says: z.string().min(1),
    when: decisionCondition.describe('The first row that holds decides.'),
    unless: decisionCondition.optional().describe('Stops the row.'),
    decision: z.record(z.enum(termsOf(postures)), z.enum(termsOf(decisions))),
    because: z.string().min(1).describe('Why a careful engineer would sign it.'),
    cases: z.strictObject({ match: z.array(decisionCase).min(1), pass: z.array(decisionCase).min(1) }),
  })),
  rates: z.record(z.enum(termsOf(classes)), rateSchema).describe('For tools whose decision is limit, by class.'),
});
export type DecisionTable = z.infer<typeof decisionTableSchema>;

/** Parts of a definition that can speak for a class, most reliable first. */
export const confidenceSources = ['name', 'sentence', 'schema', 'rest'] as const;
export type ConfidenceSource = (typeof confidenceSources)[number];

const agreement = z.strictObject({
  agree: z.array(z.enum(confidenceSources)),
  against: z.boolean().default(false),
  higher: z.boolean().default(false),
});
/** Which parts of a definition speak for the class of a verdict, and what speaks otherwise. */
export type Agreement = z.infer<typeof agreement>;

const confidenceRow = z.strictObject({
  says: z.string().min(1),
  agree: z.array(z.enum(confidenceSources)).describe('These must speak for the class; the first row that holds counts.'),
  against: z.boolean().optional().describe('Whether the name, the first sentence or the schema must speak for another class, or must not.'),
  higher: z.boolean().optional().describe('Whether strong or decisive evidence of a more dangerous class, which the verdict does not follow, must be there, or must not.'),
  right: z.number().int().nonnegative().describe('Labelled tools of this pattern whose class was right, leniently.'),
  severityRight: z.number().int().nonnegative().describe('Labelled tools of this pattern whose severity was at most one step off.'),
  of: z.number().int().nonnegative().describe('All labelled tools of this pattern.'),
  value: z.number().min(0).max(1).describe('(the lesser of right and severityRight + 1) / (of + 2), to two places.'),
  cases: z.strictObject({ match: z.array(agreement).min(1), pass: z.array(agreement).min(1) }),
}).refine(({ right, severityRight, of }) => right <= of && severityRight <= of, 'more are right than there are')
  .refine((row) => row.value === confidenceValue(row), 'the value is not what the counts give: npm run accuracy -- --confidence counts anew');

/** `catalog/confidence.yaml`: which sources agree on the class gives the share of right answers measured for that pattern. */
export const confidenceTableSchema = z.strictObject({
  measured: z.string().min(1).describe('On what the shares were measured, and when.'),
  rows: z.record(z.string(), confidenceRow),
  bands: z.record(z.enum(termsOf(confidenceBands)), z.number().min(0).max(1)).describe('Least value of each band.'),
});
export type ConfidenceTable = z.infer<typeof confidenceTableSchema>;

/** The share of right answers to expect, by the rule of succession: of class or severity whichever is right less often. */
export function confidenceValue({ right, severityRight, of }: { right: number; severityRight: number; of: number }): number {
  return Math.round((100 * (Math.min(right, severityRight) + 1)) / (of + 2)) / 100;
}

/** The surest band whose least value this one reaches. */
export function bandOf(value: number, { bands }: Pick<ConfidenceTable, 'bands'>): ConfidenceBand {
  return termsOf(confidenceBands).find((band) => value >= bands[band]) ?? 'low';
}

/** Sub-badges by what earns them. */
export const subBadgeConditions: Record<keyof typeof subBadges, FacetCondition> = {
  Sends: { effects: 'communicate' },
  Permissions: { effects: 'authorize' },
  Credentials: { effects: 'credential' },
  Secrets: { flags: 'secrets-read' },
};
