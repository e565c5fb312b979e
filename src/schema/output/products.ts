import { z } from 'zod';
import type { Target } from '../policy.ts';
import { proofLevels } from '../proof.ts';
import type { Proof } from '../proof.ts';
import type { VerifiedClient } from '../verified.ts';
import { termsOf } from '../vocabulary.ts';

/** Any text, though the ids are known: a product more is no other form of what names them. */
export const productIdSchema = z.string().describe('Id of a product, as `policy --for` takes it.');
export const proofLevelSchema = z.enum(termsOf(proofLevels));
export const languageSchema = z.enum(['json', 'jsonc', 'yaml', 'toml', 'cedar', 'rego', 'typescript', 'shell']) satisfies z.ZodType<Target['file']['language']>;

/** How the policies for a product are proved. What is documented names the version that was read, and where. */
export const proofSchema = z.union([
  z.strictObject({ level: proofLevelSchema.exclude(['documented']), says: z.string() }),
  z.strictObject({ level: proofLevelSchema.extract(['documented']), version: z.string(), source: z.string(), says: z.string() }),
]) satisfies z.ZodType<Proof>;

/** What running one client under our policies showed. */
export const verifiedClientSchema = z.strictObject({
  version: z.string(),
  day: z.string(),
  checks: z.array(z.strictObject({ says: z.string(), passed: z.boolean(), found: z.string().exactOptional().describe('What was seen instead.') })),
  notRun: z.array(z.string()).exactOptional().describe('What could not be tried with it.'),
  error: z.string().exactOptional().describe('Why it could not be run at all.'),
}) satisfies z.ZodType<VerifiedClient>;

/** `/api/v1/products.json`: the products that policies are written for. */
export const productsSchema = z.strictObject({
  products: z.array(z.strictObject({
    id: productIdSchema,
    label: z.string(),
    file: z.string().describe('Where the policy goes.'),
    language: languageSchema,
    proof: proofSchema,
    verified: verifiedClientSchema.nullable().describe('What running the client under such a policy showed; null where that was not done.'),
  })),
});
export type Products = z.infer<typeof productsSchema>;
