import { z } from 'zod';
import { classes, decisions, facetValues, severities, termsOf } from '../vocabulary.ts';
import type { FacetValue, Flag } from '../vocabulary.ts';

const riskClass = z.enum(termsOf(classes).filter((name) => name !== 'unclassified') as ['read', 'write', 'execute', 'destructive', 'financial']);

/** What a person says a tool is, by the labelling guide (`test/labels/README.md`). */
export const labelSchema = z.strictObject({
  category: riskClass,
  severity: z.enum(termsOf(severities)),
  alternatives: z.array(riskClass).optional().describe('Other classes that a careful reader could defend.'),
  rationale: z.string().optional(),
});
export type Label = z.infer<typeof labelSchema>;

/** The three legs as labels name them, each with the flag that says it of a verdict, and in words. */
export const legs = {
  readsPrivate: { flag: 'reads-private', label: 'Reads private data' },
  readsUntrusted: { flag: 'reads-untrusted', label: 'Reads what strangers wrote' },
  carriesOutside: { flag: 'external-comm', label: 'Carries data outside' },
} as const satisfies Record<string, { flag: Flag; label: string }>;
export type Leg = keyof typeof legs;

/** How readers name reversibility, by the value of the facet; where it says nothing, so do they. */
export const reversibilityLabels = {
  unknown: 'unsaid', reversible: 'reversible', compensable: 'hard', irreversible: 'irreversible',
} as const satisfies Record<FacetValue<'reversibility'>, string>;

const leg = z.literal([true, false, 'maybe']);
const sensitivity = z.enum(facetValues.sensitivityOut);
const reversibility = z.enum(['n/a', 'reversible', 'hard', 'irreversible']);
const decision = z.enum(termsOf(decisions));

/** What a person says of the facets of a tool and of what to do with it, by the guide for facets (`test/labels/facets.md`). */
export const facetLabelsSchema = z.strictObject({
  readsPrivate: leg.describe('Whether its answer holds data that is not public; "maybe" where both can be defended.'),
  readsUntrusted: leg.describe('Whether its answer can hold what a stranger wrote.'),
  carriesOutside: leg.describe('Whether it can make data reach somebody outside.'),
  sensitivityOut: sensitivity.describe('The most sensitive data that its answer ordinarily holds.'),
  reversibility: reversibility.describe('Of the change; "n/a" where nothing changes.'),
  decision: decision.describe('What a sensible engineer sets, in the balanced posture.'),
  decisionAlternatives: z.array(decision).optional().describe('Other decisions that a careful engineer would sign.'),
  why: z.string().optional(),
  alt: z.strictObject({ sensitivityOut: z.array(sensitivity).optional(), reversibility: z.array(reversibility).optional() }).optional()
    .describe('Other values that a careful reader could defend.'),
});
export type FacetLabels = z.infer<typeof facetLabelsSchema>;

/**
 * One line of a file of labels. The definition stands in the line itself, or in the snapshot of the server: under `sha256`, or, for
 * a line of `labels` without one, under the name. A line without `gold` and `labels` is labelled by its author's `readOnlyHint`:
 * only reading against changing can be scored then.
 */
export const labelledToolSchema = z.looseObject({
  server: z.string().min(1),
  name: z.string(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/).optional(),
  gold: labelSchema.optional(),
  labels: facetLabelsSchema.optional(),
});
export type LabelledTool = z.infer<typeof labelledToolSchema>;
