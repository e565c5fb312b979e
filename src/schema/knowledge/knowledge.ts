import { z } from 'zod';
import type { Attack } from './attack.ts';
import { holdings, termsOf } from '../vocabulary.ts';
import type { Domain } from '../vocabulary.ts';
import type { Rule } from './rule.ts';
import type { ConfidenceTable, DecisionTable, SeverityTable } from './tables.ts';

/** A server as the cases of a domain write it. */
const domainCase = z.strictObject({ server: z.string(), about: z.string().optional(), tools: z.array(z.string()).default([]) });

/** One file of `catalog/lexicon/languages/<language>.yaml`: words of another language, given by the English word they stand for. */
export const languageSchema = z.strictObject({
  script: z.enum(['latin', 'cyrillic', 'arabic', 'han', 'kana', 'hangul']),
  marks: z.array(z.string()).default([]).describe('Little words that tell this language from others of its script.'),
  verbs: z.record(z.string(), z.array(z.string()).min(1)).describe('English base form to words; stems match any ending after "*".'),
  cues: z.record(z.string(), z.array(z.string()).min(1)).default({}).describe('English cue phrase to phrases.'),
  negations: z.strictObject({ before: z.array(z.string()).default([]), after: z.array(z.string()).default([]) }).prefault({})
    .describe('Words that negate a verb, by the side of the verb they stand on.'),
  adjectives: z.array(z.string()).default([]).describe('Forms that only look like a verb: "deleted" as a quality.'),
});
export type Language = z.infer<typeof languageSchema>;

/** One file of `catalog/domains/<domain>.yaml`: how to tell that a server is about something. */
export const domainSchema = z.strictObject({
  holds: z.enum(termsOf(holdings)).describe('Whose data such servers hold.'),
  vendors: z.array(z.string()).default([]).describe('Names of services of this domain, lower case, words joined by hyphens.'),
  words: z.array(z.string()).min(1).describe('Words that such servers use in their id or about themselves, and of which most of their tools speak.'),
  cases: z.strictObject({
    match: z.array(domainCase).min(1).describe('Servers that are about it.'),
    pass: z.array(domainCase).min(1).describe('Servers that look alike and are not.'),
  }),
});
export type DomainKnowledge = z.infer<typeof domainSchema>;

/** Word lists by id, from `catalog/lexicon/*.yaml`; every list id is unique over all files. */
export type Lexicon = Record<string, readonly string[]>;

/** All that toolrisk knows, as plain data: the judge's second argument, and one JSON file in the package and the browser. */
export interface Knowledge {
  /** First twelve hex digits of the SHA-256 of the canonical JSON of the rest: names the state of the rules. */
  version: string;
  lexicon: Lexicon;
  languages: Record<string, Language>;
  domains: Partial<Record<Domain, DomainKnowledge>>;
  rules: Record<string, Rule>;
  attacks: Record<string, Attack>;
  severity: SeverityTable;
  decisions: DecisionTable;
  confidence: ConfidenceTable;
}
