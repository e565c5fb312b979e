import { z } from 'zod';
import { classes, severities, termsOf } from './vocabulary.ts';

const riskClass = z.enum(termsOf(classes).filter((name) => name !== 'unclassified') as ['read', 'write', 'execute', 'destructive', 'financial']);

/** What a person says a tool is, by the labelling guide (`test/labels/README.md`). */
export const labelSchema = z.object({
  category: riskClass,
  severity: z.enum(termsOf(severities)),
  alternatives: z.array(riskClass).optional().describe('Other classes that a careful reader could defend.'),
  rationale: z.string().optional(),
});
export type Label = z.infer<typeof labelSchema>;

/**
 * One line of a file of labels. The definition stands in the line itself, or in the snapshot of the server under `sha256`. A
 * line without `gold` is labelled by its author's `readOnlyHint`: only reading against changing can be scored then.
 */
export const labelledToolSchema = z.looseObject({
  server: z.string().min(1),
  name: z.string(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/).optional(),
  gold: labelSchema.optional(),
});
export type LabelledTool = z.infer<typeof labelledToolSchema>;
