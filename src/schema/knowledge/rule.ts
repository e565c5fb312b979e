import { z } from 'zod';
import { effects, facetValues, flags, strengths, termsOf } from '../vocabulary.ts';
import type { FacetName, FacetValue } from '../vocabulary.ts';

/** File names of rules, attacks and lexicon lists. */
export const knowledgeIdPattern = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/**
 * What a rule may ask about a tool; the judge fills each from the definition, with the span it stands at.
 * A condition holds when one of the fact's words is in the list of the lexicon it names, or equals the literal.
 */
export const factNames = {
  'verb': 'what the tool does in one word: the main verb of the name, else of the description, in its base form',
  'object': 'nouns that the main verb acts on, of the name and of the first sentence',
  'head': 'the last, deciding noun of each of these: "comment" of "delete user comment"',
  'name.verb': 'main verb of the name, in its base form',
  'name.verbs': 'every verb the name coordinates ("read_and_delete"), the main one among them',
  'name.maybe': 'a word of a name without a clear verb that may be a verb or a noun ("order", "report")',
  'name.object': 'noun the main verb of the name acts on, and its qualifiers',
  'name.head': 'the last noun of these',
  'name.word': 'any word of the name; singular for nouns',
  'name.phrase': 'two neighbouring words of the name, joined by a hyphen',
  'title.verb': 'main verb of the title',
  'description.verb': 'main verb of the first clause of the description',
  'description.verbs': 'every other asserted (not negated, not quoted) verb of the first sentences',
  'description.also': 'of these, verbs that are joined to the main one in the same form ("Reads a message and deletes it"), or begin a sentence with "then"',
  'description.object': 'noun the main verb of the description acts on, and its qualifiers',
  'description.head': 'the last noun of these',
  'description.word': 'any word of the first sentence; singular for nouns',
  'description.cue': 'phrase of the description that a cue list of the lexicon holds',
  'input.parameter': 'name of an input property, at any depth, in kebab-case',
  'input.required': 'name of a required top-level input property, in kebab-case',
  'input.free-text': 'name of a string property that neither enum, pattern, format nor a short length narrows',
  'input.shape': 'shape the input has: no-parameters, single-id, id-array, filter-only, paging-only, unknown',
  'input.switch': 'name of an argument that is true or false, or of one in its options, in kebab-case',
  'input.value': 'a value of an enum or const of the input schema, in kebab-case',
  'output.property': 'name of an output property, at any depth, in kebab-case',
  'hint': 'a declared hint, as name=value: readOnlyHint=true',
  'definition.finding': 'something about the definition itself: hidden-character, mixed-script, secret, override, secrecy, lure, copying, fake-tag, foreign-tool, schema-cut',
  'server.word': "word of the server's id or package name",
  'server.domain': 'what the server is about, concluded from all it says; absent where that is not known',
  'server.holds': 'whose data servers of the first of these domains hold: account, machine, public',
  'interface': 'described, undescribed, typed, untyped',
  'tool.effect': 'an effect that the first round of rules settled',
  'tool.class': 'the class that follows from these effects',
  'tool.facet': 'a facet that the first round settled, as name=value: executionKind=arbitrary-code',
  'tool.flag': 'a flag that the first round found',
} as const satisfies Record<string, string>;
export type FactName = keyof typeof factNames;

/** Facts that the first round of rules comes to. Rules that ask for one of them run in a second round, and say nothing of effects. */
export const concludedFacts: ReadonlySet<string> = new Set<FactName>(['tool.effect', 'tool.class', 'tool.facet', 'tool.flag']);

/** Whether a rule asks for what other rules came to. */
export function isSecondRound({ when, unless }: { when: object; unless?: object | undefined }): boolean {
  return [...Object.keys(when), ...Object.keys(unless ?? {})].some((fact) => concludedFacts.has(fact));
}

const condition = z.partialRecord(z.enum(termsOf(factNames)), z.union([z.string(), z.array(z.string()).min(1)]))
  .describe('All must hold. A value is a lexicon list, a literal, or several of them (one suffices).');

/** A tool as rule cases write it: JSON Schema types may be left out (`input: [path, content]`). */
export const caseSchema = z.strictObject({
  name: z.string(),
  title: z.string().optional(),
  description: z.string().optional(),
  input: z.union([z.array(z.string()), z.record(z.string(), z.unknown())]).optional()
    .describe('Names of string parameters, or properties by name, or a whole JSON Schema (has "type").'),
  output: z.array(z.string()).optional(),
  annotations: z.record(z.string(), z.boolean()).optional(),
  server: z.string().optional(),
});
export type RuleCase = z.infer<typeof caseSchema>;

const facetAdds = Object.fromEntries(
  termsOf(facetValues).map((facet) => [facet, z.enum(facetValues[facet]).optional()]),
) as unknown as { [F in FacetName]: z.ZodOptional<z.ZodType<FacetValue<F>>> };

/** One file of `catalog/rules/<rule>.yaml`: one claim about a tool, and the cases that prove it. */
export const ruleSchema = z.strictObject({
  says: z.string().min(1).describe('The claim, as pages print it.'),
  when: condition,
  unless: condition.optional().describe('Any of these stops the rule; its evidence is then shown as overruled.'),
  adds: z.strictObject({
    effects: z.union([z.enum(termsOf(effects)), z.array(z.enum(termsOf(effects)))]).optional(),
    flags: z.union([z.enum(termsOf(flags)), z.array(z.enum(termsOf(flags)))]).optional(),
    ...facetAdds,
  }).refine((adds) => Object.keys(adds).length > 0, { error: 'must add something' }),
  strength: z.enum(termsOf(strengths)),
  source: z.string().optional().describe('Where the claim comes from, when it is not common knowledge.'),
  cases: z.strictObject({
    match: z.array(caseSchema).min(1),
    pass: z.array(caseSchema).min(1).describe('Tools that look alike and must not match.'),
  }),
}).refine((rule) => !(isSecondRound(rule) && 'effects' in rule.adds), { error: 'asks for what effects lead to, so it cannot add an effect' });
export type Rule = z.infer<typeof ruleSchema>;
