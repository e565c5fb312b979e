import { z } from 'zod';
import { facetTerms, facetValues, termsOf } from '../vocabulary.ts';
import type { FacetName, FacetValue } from '../vocabulary.ts';
import {
  bandSchema, countSchema, decisionSchema, effectSchema, evidencePlaceSchema, flagSchema, readingSchema, riskClassSchema, severitySchema, strengthSchema, subBadgeSchema,
} from './terms.ts';

const facetShape = Object.fromEntries(termsOf(facetValues).map((name) => [name, z.enum(facetValues[name]).exactOptional().describe(facetTerms[name].says)])) as unknown as { [F in FacetName]: z.ZodExactOptional<z.ZodType<FacetValue<F>>> };

/** The facets of a tool: values only. Evidence for each stands in `evidence`, by facet name. */
const facetsSchema = z.strictObject({ effects: z.array(effectSchema).describe(facetTerms.effects.says), ...facetShape });
export type Facets = z.infer<typeof facetsSchema>;

/** A part of a text that a stranger wrote, and where it stands. */
const placeShape = {
  in: evidencePlaceSchema,
  path: z.string().describe('JSON Pointer into the tool definition; into `/instructions` and the like for `in: server`.'),
  start: countSchema.describe('In UTF-16 units of the verbatim text at `path`.'),
  end: countSchema,
  text: z.string().describe('What really stands there: `verbatim.slice(start, end)`.'),
};

/** A place in the definition that speaks for a facet value. */
export const evidenceSchema = z.strictObject({
  facet: z.enum([...termsOf(facetValues), 'effects', 'flags']),
  value: z.string(),
  ...placeShape,
  rule: z.string().describe('Id of the rule (its file name).'),
  strength: strengthSchema,
});
export type Evidence = z.infer<typeof evidenceSchema>;

/** Evidence whose rule matched and was stopped by an `unless`, with the words that stopped it. */
const overruledSchema = evidenceSchema.extend({ because: z.strictObject(placeShape) });
export type OverruledEvidence = z.infer<typeof overruledSchema>;

/** One step from the evidence to the verdict, in order. */
const stepSchema = z.strictObject({
  step: z.enum(['effect', 'class', 'severity', 'modifier', 'floor', 'ceiling', 'could-be', 'confidence', 'decision', 'override', 'action']),
  id: z.string().describe('Id of the rule or table row that made this step.'),
  says: z.string().describe('One plain sentence.'),
  result: z.string().describe('What the step arrives at.'),
});
export type DerivationStep = z.infer<typeof stepSchema>;

/** The verdict on one value of the argument that chooses what a multi-action tool does. */
export const actionSchema = z.strictObject({
  parameter: z.string().describe('JSON Pointer of the choosing argument in the input schema.'),
  value: z.union([z.string(), z.boolean()]).describe('Text of an enumeration or a list; true or false of a switch.'),
  class: riskClassSchema,
  severity: severitySchema,
  decision: decisionSchema,
});
export type ActionAssessment = z.infer<typeof actionSchema>;

/** A disagreement between what the author declares and what the definition shows. */
const hintSchema = z.strictObject({
  id: z.enum(['hint-understated', 'hint-overstated', 'hint-uncorroborated', 'hint-contradictory', 'hint-missing', 'hint-retry-risk', 'hint-blanket']),
  hint: z.enum(['readOnlyHint', 'destructiveHint', 'idempotentHint', 'openWorldHint']),
  declared: z.boolean().nullable(),
  severity: z.enum(['info', ...severitySchema.options]),
  says: z.string(),
});
export type HintFinding = z.infer<typeof hintSchema>;

const hint = z.boolean().exactOptional();
const toolHintsSchema = z.strictObject({ readOnlyHint: hint, destructiveHint: hint, idempotentHint: hint, openWorldHint: hint });

/** A verdict that a person corrected: who, when, why, until when it holds, and what the rules say. */
const correctionSchema = z.strictObject({ by: z.string(), because: z.string(), reviewed: z.string(), until: z.string(), rules: readingSchema });
export type Correction = z.infer<typeof correctionSchema>;

/** What toolrisk concludes about one tool. Everything in it follows from the definition and the knowledge. */
export const assessmentSchema = z.strictObject({
  server: z.string(),
  name: z.string().describe('As its server spells it.'),
  class: riskClassSchema,
  severity: severitySchema,
  couldBe: readingSchema.exactOptional().describe('The worst plausible reading, when it is worse than the badge. Decisions follow it.'),
  headline: severitySchema.describe('The one severity that people are shown, that of the reading the decision follows: of `couldBe` where there is one.'),
  confidence: z.strictObject({ value: z.number().min(0).max(1).describe('Share of right classes among tools with such evidence.'), band: bandSchema }),
  decision: decisionSchema.describe('What a policy should do with a call.'),
  subBadges: z.array(subBadgeSchema),
  facets: facetsSchema,
  flags: z.array(flagSchema),
  actions: z.array(actionSchema).exactOptional(),
  evidence: z.array(evidenceSchema),
  overruled: z.array(overruledSchema).describe('Evidence whose rule matched and was stopped, with the words that stopped it.'),
  hints: z.array(hintSchema).describe('Where the hints of its author and its definition disagree.'),
  suggestedHints: toolHintsSchema.exactOptional().describe('The hints its author could declare, by what the definition shows; left out where too little is known.'),
  derivation: z.array(stepSchema).describe('From the evidence to the verdict, in order.'),
  corrected: correctionSchema.exactOptional().describe('Present where a person corrected the verdict.'),
  attacks: z.array(z.strictObject({ id: z.string(), with: z.array(flagSchema) })).describe('Documented attack patterns that fit; `with` names flags another tool of the session must bring.'),
  tokens: countSchema.exactOptional().describe("Tokens that the definition costs in a model's context (o200k_base); added by build and `scan --tokens`."),
});
export type Assessment = z.infer<typeof assessmentSchema>;

/** Tools that share a name, ignoring case, separators and look-alike letters: a model cannot tell which is meant, and a rule for one is for all. */
export const nameCollisionSchema = z.strictObject({
  name: z.string().describe('That of the first of them.'),
  tools: z.array(z.string()).describe('All of them, one that is listed twice as often.'),
});
export type NameCollision = z.infer<typeof nameCollisionSchema>;

/** What the texts of a server hold besides its tools. Evidence has `in: server`; its path begins with the text's name. */
export const textFindingsSchema = z.strictObject({ flags: z.array(flagSchema), evidence: z.array(evidenceSchema) });
export type TextFindings = z.infer<typeof textFindingsSchema>;

const suppliers = z.array(z.string());

/**
 * The lethal trifecta over a set of tools: private data, untrusted content, a way out. `suppliers` name the tools per leg.
 * The single tool's badge is never raised for it.
 */
export const combinationSchema = z.strictObject({
  complete: z.boolean().describe('Whether all three legs of the lethal trifecta are there: private data, untrusted content, a way out.'),
  suppliers: z.strictObject({ readsPrivate: suppliers, readsUntrusted: suppliers, externalComm: suppliers }).describe('The tools that bring each leg.'),
  cut: z.array(z.string()).exactOptional().describe('When complete: the fewest tools to deny or gate so that a leg is gone.'),
  ruleOfTwo: z.strictObject({ holds: z.boolean().describe('Whether all three are there.'), acts: suppliers.describe('Tools that change something or carry data out.') }).exactOptional()
    .describe('The Rule of Two (Meta, 2025-10-31): untrusted input, sensitive data, and a change of state or a way out; a session should hold two at most.'),
});
export type Combination = z.infer<typeof combinationSchema>;

/** Servers that share a session. Tools are named `server/tool`. */
export const sessionSchema = z.strictObject({
  servers: z.array(z.string()),
  combination: combinationSchema,
  collisions: z.array(nameCollisionSchema)
    .describe('Names that tools of several servers share, ignoring case and look-alike letters, or that clients give to several by joining server and tool: a model cannot tell which is meant.'),
  references: z.array(z.strictObject({ from: z.string(), path: z.string().describe('JSON Pointer into the definition of `from`.'), start: countSchema, end: countSchema, text: z.string(), to: z.string() }))
    .describe('Places where a server names a tool of another one.'),
});
export type SessionAssessment = z.infer<typeof sessionSchema>;

/** A judged server: its tools in the order given, and the worst combination over all of them. */
export interface ServerAssessment {
  server: string;
  tools: Assessment[];
  combination: Combination;
  /** What was found in its instructions, prompts and resource templates; absent when nothing was. */
  texts?: TextFindings;
  /** Its tools that cannot be told apart by name; absent where all can. */
  collisions?: NameCollision[];
}
