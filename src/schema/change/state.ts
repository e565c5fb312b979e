import { z } from 'zod';
import { classes, decisions, definitionFindings, flags, severities, termsOf } from '../vocabulary.ts';

const hash = z.string().regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 in hex');
const shortHash = z.string().regex(/^[0-9a-f]{16}$/, 'must be the first 16 digits of a SHA-256');
const legNames = ['reads-private', 'reads-untrusted', 'external-comm'] as const;

/** The legs of the lethal trifecta, by their flags. */
export const legs = legNames;
export type Leg = (typeof legNames)[number];

/** A parameter as far as two definitions are compared by it. Values are canonical JSON; of a long one only `sha256:` and a hash. */
export const parameterStateSchema = z.strictObject({
  path: z.string().describe('Where it lies in the input: `filter.ids[]`.'),
  required: z.literal(true).optional().describe('Present when a call must give it.'),
  type: z.string().optional().describe('What type its schema names.'),
  default: z.string().optional().describe('What a call without it gets.'),
  values: z.array(z.string()).optional().describe('The values it may have, sorted, where its schema lists them.'),
  risks: z.array(z.enum(termsOf(flags))).optional().describe('What it lets a caller do, by the flags that rest on it.'),
});
export type ParameterState = z.infer<typeof parameterStateSchema>;

/** Something that no definition should hold. */
export const findingStateSchema = z.strictObject({
  value: z.enum(termsOf(definitionFindings)),
  path: z.string().describe('JSON Pointer to the text that holds it.'),
  sha256: shortHash.describe('Of the words, so that others in the same place are seen to be others.'),
  quote: z.string().optional().describe('Its first words, a stranger\'s; never kept in a lock.'),
});
export type FindingState = z.infer<typeof findingStateSchema>;

/** Hints of an author, those that are really true or false. */
export const hintStateSchema = z.strictObject({
  readOnlyHint: z.boolean().optional(), destructiveHint: z.boolean().optional(), idempotentHint: z.boolean().optional(), openWorldHint: z.boolean().optional(),
});
export type HintState = z.infer<typeof hintStateSchema>;

const verdict = { class: z.enum(termsOf(classes)), severity: z.enum(termsOf(severities)), decision: z.enum(termsOf(decisions)) };

/** What an action of a tool that does several things comes to. */
const actionStateSchema = z.strictObject({ parameter: z.string(), value: z.union([z.string(), z.boolean()]), ...verdict });
export type ActionState = z.infer<typeof actionStateSchema>;

/** A tool as far as two listings are compared by it: what it is known by, and the verdict on it, by the reading that is shown. */
export const toolStateSchema = z.strictObject({
  name: z.string(),
  sha256: hash.describe('Of the whole definition, in canonical form.'),
  structure: hash.describe('Of the definition without its name, its title, and all descriptions: equal when only words differ.'),
  parts: z.strictObject({ title: shortHash, description: shortHash, input: shortHash, output: shortHash, annotations: shortHash, other: shortHash })
    .describe('Hash of each part, so that a change is said to be where it is.'),
  ...verdict,
  legs: z.array(z.enum(legNames)),
  flags: z.array(z.enum(termsOf(flags))),
  findings: z.array(findingStateSchema),
  hints: hintStateSchema,
  disputed: z.array(z.enum(Object.keys(hintStateSchema.shape) as [keyof HintState, ...(keyof HintState)[]])).describe('Hints that what the definition shows speaks against, by name.'),
  parameters: z.array(parameterStateSchema),
  actions: z.array(actionStateSchema).optional(),
});
export type ToolState = z.infer<typeof toolStateSchema>;

/** A server as far as two listings are compared by it. What the listing does not say is left out, and not compared. */
export const serverStateSchema = z.strictObject({
  server: z.string(),
  version: z.string().optional().describe('As its package says, or else as it says itself.'),
  calledItself: z.string().optional().describe('The name it gave itself.'),
  unsteady: z.literal(true).optional().describe('Present when it did not say the same twice while it was listed.'),
  texts: z.strictObject({ instructions: shortHash, prompts: shortHash, templates: shortHash }).optional(),
  findings: z.array(findingStateSchema),
  legs: z.array(z.enum(legNames)).describe('Legs that any of its tools supplies.'),
  tools: z.array(toolStateSchema).describe('Sorted by name, then by hash.'),
});
export type ServerState = z.infer<typeof serverStateSchema>;
