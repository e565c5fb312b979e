import { z } from 'zod';
import { classes, severities, termsOf } from '../vocabulary.ts';

/** A reviewed correction of the verdict on one tool. */
export const overrideSchema = z.strictObject({
  sha256: z.string().regex(/^[0-9a-f]{64}$/, 'must be the SHA-256 of a definition').describe('Hash of the definition it was made for, as the snapshot has it; for another one it does not hold.'),
  class: z.enum(termsOf(classes)).optional().describe('The class it really is.'),
  severity: z.enum(termsOf(severities)).optional().describe('How bad one mistaken call really is.'),
  because: z.string().min(1).describe('Why, in one sentence that pages print.'),
  by: z.string().min(1).max(200).describe('Who reviewed it.'),
  reviewed: z.iso.date().describe('Day of the review.'),
  until: z.iso.date().describe('Last day it holds: then somebody looks again.'),
}).refine(({ reviewed, until }) => until > reviewed, { error: 'must hold until a day after its review', path: ['until'] }).refine(({ class: badge, severity }) => badge !== undefined || severity !== undefined, { error: 'must correct the class, the severity or both' });
export type Override = z.infer<typeof overrideSchema>;

/** `catalog/overrides/<server>.yaml`: corrections by the name of the tool. For what no rule can know; where a rule can, correct the rule. */
export const overridesSchema = z.record(z.string(), overrideSchema);
export type Overrides = z.infer<typeof overridesSchema>;
