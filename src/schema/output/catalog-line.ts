import { z } from 'zod';
import { actionSchema, assessmentSchema } from '../verdict/assessment.ts';
import { hashSchema } from '../verdict/terms.ts';
import { toolDefinitionSchema } from './open-parts.ts';

/** A line of `catalog.jsonl.gz`: a tool. */
export const catalogLineSchema = z.strictObject({
  server: z.string().describe('Id of its server.'),
  title: z.string(),
  package: z.string().exactOptional().describe('The package that was started; absent for remote servers.'),
  version: z.string().exactOptional(),
  rules: z.string().describe('State of the rules that concluded it.'),
  name: z.string(),
  slug: z.string().describe('Its part of an address.'),
  sha256: hashSchema.describe('Of the canonical definition (RFC 8785, without _meta).'),
  ...assessmentSchema.pick({ class: true, severity: true, couldBe: true, headline: true }).shape,
  confidence: z.number().min(0).max(1).describe('Share of right classes among tools with such evidence.'),
  ...assessmentSchema.pick({ decision: true, facets: true, flags: true }).shape,
  actions: z.array(actionSchema).exactOptional(),
  because: z.array(z.string()).describe('The steps to the verdict, a sentence each.'),
  definition: toolDefinitionSchema,
});
export type CatalogLine = z.infer<typeof catalogLineSchema>;
