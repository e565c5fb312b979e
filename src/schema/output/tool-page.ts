import { z } from 'zod';
import { knownAdvisorySchema } from '../catalog/advisory.ts';
import { serverRecordSchema } from '../catalog/record.ts';
import { rateSchema } from '../knowledge/tables.ts';
import { assessmentSchema } from '../verdict/assessment.ts';
import { decisionSchema, hashSchema, postureSchema } from '../verdict/terms.ts';
import { toolDefinitionSchema } from './open-parts.ts';
import { policyRequestSchema } from './policy-request.ts';
import { languageSchema, productIdSchema, proofLevelSchema } from './products.ts';

/** A policy that the page carries. */
const toolPolicySchema = z.strictObject({
  file: z.string(),
  language: languageSchema,
  snippet: z.string().nullable().describe('The text to paste; null when the product cannot name the tool.'),
  lossy: z.array(z.string()).describe('What the product cannot express, one sentence each.'),
  unlisted: z.string().describe('What happens to tools that the policy does not list.'),
  refused: z.array(z.strictObject({ name: z.string(), reason: z.string() })).describe('Tools whose names the product cannot express, and why.'),
  proof: proofLevelSchema.describe('How far such policies are proved.'),
});
export type ToolPolicy = z.infer<typeof toolPolicySchema>;

const { toolrisk, rules, server, title, since, package: packageSchema } = serverRecordSchema.shape;

/** `/tools/<server>/<tool>.json`: the JSON twin of a tool page. */
export const toolPageSchema = z.strictObject({
  toolrisk, rules, server, title, since, package: packageSchema,
  slug: z.string().describe('Its part of an address.'),
  page: z.string().describe('Address of its page, seen from the root of the site.'),
  record: z.string().describe('Address of the record of its server, seen from the root of the site.'),
  advisories: z.array(knownAdvisorySchema).exactOptional().describe('Published vulnerabilities that it falls under; absent for none known.'),
  sha256: hashSchema.describe('Of the canonical definition (RFC 8785, without _meta).'),
  assessment: assessmentSchema,
  recommended: z.strictObject({ posture: postureSchema, decision: decisionSchema, rate: rateSchema.nullable().describe('How often it may run where the decision is limit.') }),
  request: policyRequestSchema.describe('What a policy for any product is made from.'),
  policies: z.record(productIdSchema, toolPolicySchema).describe('The policies that the page carries, by product.'),
  definition: toolDefinitionSchema,
});
export type ToolPage = z.infer<typeof toolPageSchema>;
