import { z } from 'zod';
import { findingKinds } from '../policy-check.ts';
import type { PolicyCheck, SimulatedCall } from '../policy-check.ts';
import { countSchema, decisionSchema, severitySchema } from '../verdict/terms.ts';
import { termsOf } from '../vocabulary.ts';

const head = { toolrisk: z.string(), rules: z.string().describe('State of the rules that the verdicts follow from.'), product: z.string() };

const findingSchema = z.strictObject({
  kind: z.enum(termsOf(findingKinds)),
  tool: z.string().exactOptional().describe('The tool it is about; absent where it is about a rule or the whole file.'),
  severity: severitySchema.exactOptional(),
  recommended: z.string().exactOptional().describe('What the product does under the recommended policy.'),
  found: z.string().exactOptional().describe('What it does under the file.'),
  entry: z.string().exactOptional().describe('The entry of the file that decides or that matches nothing, as the file spells it.'),
  file: z.string().exactOptional().describe('The file that holds it, where there are several.'),
  suggestion: z.string().exactOptional().describe('How the entry should be spelled.'),
  says: z.string().describe('One sentence.'),
});

/** What a check of one server came to. */
export const policyCheckSchema = z.strictObject({
  server: z.string(),
  serverKey: z.string().describe('The name under which the product knows the server.'),
  tools: countSchema.describe('How many tools were compared.'),
  unlisted: z.strictObject({ recommended: z.string(), found: z.string() }).describe('What happens to tools that no rule names, such as those the server adds later.'),
  findings: z.array(findingSchema),
}) satisfies z.ZodType<PolicyCheck>;

/** What `policy --check --format json` prints. */
export const policyCheckReportSchema = z.strictObject({
  ...head,
  file: z.string().describe('As the user named it.'),
  clean: z.boolean().describe('Whether nothing was found that makes the answer a no.'),
  servers: z.array(policyCheckSchema),
});

/** A line of `policy --check --format jsonl`: a finding. */
export const policyFindingSchema = policyCheckSchema.pick({ server: true, serverKey: true }).extend(findingSchema.shape);

/** What a policy does with one call: a line of `policy --simulate --format jsonl`. */
export const simulatedCallSchema = z.strictObject({
  line: countSchema.describe('Place of the call in the input, counted from 1.'),
  server: z.string(),
  tool: z.string(),
  spelling: z.string().nullable().describe('How the product spells the tool; null where it cannot.'),
  decision: decisionSchema,
  because: z.string().describe('The rule that decides, in a few words.'),
  limit: z.strictObject({ max: countSchema, window: z.string(), call: countSchema, within: z.boolean() }).exactOptional().describe('With `limit`: the rate, and whether this call was within it.'),
  note: z.string().exactOptional().describe('What else must be known of this answer.'),
}) satisfies z.ZodType<SimulatedCall>;

/** What `policy --simulate --format json` prints. */
export const policySimulationSchema = z.strictObject({
  ...head,
  policy: z.string().nullable().describe('The installed policy, as the user named it; null for the recommended one.'),
  calls: z.array(simulatedCallSchema),
});
