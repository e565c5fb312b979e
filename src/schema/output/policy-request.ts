import { z } from 'zod';
import { rateSchema } from '../knowledge/tables.ts';
import type { PolicyRequest } from '../policy.ts';
import { decisionSchema, postureSchema, riskClassSchema, severitySchema } from '../verdict/terms.ts';

const argumentRuleSchema = z.strictObject({
  parameter: z.string().describe("Name of the property in the tool's own input schema."),
  test: z.enum(['one-of', 'at-most', 'starts-with', 'host-one-of', 'not-private-host', 'equals', 'absent']).describe('`absent`: the argument may not be there at all.'),
  values: z.array(z.union([z.string(), z.number(), z.boolean()])).describe('What is compared with: strings, one number, one boolean; none for `not-private-host` and `absent`.'),
  list: z.enum(['only', 'too']).exactOptional().describe('The input schema takes a list, each entry of which must pass: `only` a list, or one value `too`.'),
  asText: z.literal(true).exactOptional().describe('The input schema takes the amount as a text, which must be a plain decimal number.'),
  bare: z.literal(true).exactOptional().describe('The argument takes the name of a host, not an address.'),
  optional: z.literal(true).exactOptional().describe('A call without the argument passes.'),
  fill: z.boolean().describe('The values are placeholders that a person must fill in.'),
  because: z.string().describe('Why this argument matters.'),
  integer: z.boolean().exactOptional().describe('The input schema takes whole numbers only.'),
  required: z.boolean().exactOptional().describe('The input schema requires the argument.'),
});

const policyItemSchema = z.strictObject({
  name: z.string(),
  class: riskClassSchema,
  severity: severitySchema,
  decision: decisionSchema,
  rate: rateSchema.describe('How often it may run when the decision is limit.'),
  eased: z.strictObject({ decision: decisionSchema, when: z.array(argumentRuleSchema) }).exactOptional().describe('A call that passes all of `when` gets this milder decision instead.'),
  only: z.array(argumentRuleSchema).exactOptional().describe('A call that fails one of these is denied, whatever the decision.'),
  unbound: z.array(z.string()).exactOptional().describe('Arguments of the kinds that a person bounds, which no test can.'),
  isTame: z.boolean().exactOptional().describe('Of a read: whether it may run where nothing limits it.'),
  reachesOut: z.literal(true).exactOptional().describe('It can carry data to somebody outside.'),
  isPoisoned: z.literal(true).exactOptional().describe('Its definition holds what no definition should, such as orders to the model.'),
});

/** What to write a policy for. */
export const policyRequestSchema = z.strictObject({
  serverKey: z.string().describe("The name under which the user's client knows the server."),
  title: z.string(),
  scope: z.enum(['tool', 'server']).describe('About one tool, or every tool of the server.'),
  items: z.array(policyItemSchema),
  posture: postureSchema,
  run: z.array(z.string()).exactOptional().describe('Tools that a person lets run, by name, where the product cannot ask about them.'),
  stamp: z.string().exactOptional().describe('What it is made for, in a sentence.'),
}) satisfies z.ZodType<PolicyRequest>;

/** `/api/v1/requests/<server>.json`. */
export const requestFileSchema = z.strictObject({ request: policyRequestSchema });
export type RequestFile = z.infer<typeof requestFileSchema>;
