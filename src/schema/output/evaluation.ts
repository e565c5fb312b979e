import { z } from 'zod';
import { facetDifferenceSchema, figuresSchema } from '../accuracy.ts';
import { facetLabelsSchema, labelSchema } from '../knowledge/label.ts';
import { assessmentSchema } from '../verdict/assessment.ts';

/** What `evaluate --format json` prints of each file of labels. */
export const evaluationSchema = z.strictObject({
  toolrisk: z.string(),
  rules: z.string().describe('State of the rules that were measured.'),
  file: z.string().describe('As the user named it.'),
  ...figuresSchema.shape,
  disagreements: z.array(z.strictObject({
    assessment: assessmentSchema,
    label: labelSchema.nullable().describe('Null where the reader gave no class.'),
    labels: facetLabelsSchema.nullable().describe('What the reader says of facets and of the decision; null where that is nothing.'),
    changes: z.boolean().nullable().describe('Whether a call changes anything, by the label; null where it does not say.'),
    definition: z.string().exactOptional().describe('Tells definitions apart.'),
    differs: z.array(facetDifferenceSchema),
  })).describe('Verdicts that differ from their label.'),
});
