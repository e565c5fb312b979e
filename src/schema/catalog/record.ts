import { z } from 'zod';
import { openObjectSchema, toolDefinitionSchema } from '../output/open-parts.ts';
import { assessmentSchema, combinationSchema, textFindingsSchema } from '../verdict/assessment.ts';
import { countSchema, decisionSchema, hashSchema, riskClassSchema, severitySchema } from '../verdict/terms.ts';
import { knownAdvisorySchema } from './advisory.ts';
import { serverSpecSchema } from './server-spec.ts';
import { shownStateSchema } from './server-state.ts';
import { snapshotSchema } from './snapshot.ts';
import { variantMovesSchema } from './variant.ts';

/** How many tools fall under each term. */
export const countsSchema = z.strictObject({
  tools: countSchema,
  byClass: z.record(riskClassSchema, countSchema),
  bySeverity: z.record(severitySchema, countSchema),
  byDecision: z.record(decisionSchema, countSchema),
  tokens: countSchema.describe('Tokens of all definitions together (o200k_base).'),
});
export type Counts = z.infer<typeof countsSchema>;

/** One tool of a server record. */
const toolRecordSchema = z.strictObject({
  slug: z.string().describe('Its part of an address.'),
  sha256: hashSchema.describe('Of the canonical definition (RFC 8785, without _meta).'),
  definition: toolDefinitionSchema,
  assessment: assessmentSchema,
});
export type ToolRecord = z.infer<typeof toolRecordSchema>;

const { topic } = serverSpecSchema.shape;
const { package: packageSchema, since, transport, prompts, resources } = snapshotSchema.shape;

/** What the files and the listing of a server say of it. */
const describedShape = {
  server: z.string().describe('Its id.'),
  title: z.string(),
  about: z.string().describe('One sentence: what the server gives an agent. Written by us.'),
  topic,
};

/** `build/servers/<server>.json`, published as `/api/v1/servers/<server>.json`: all that the pages of one server need. */
export const serverRecordSchema = z.strictObject({
  toolrisk: z.string().describe('Version of toolrisk that concluded it.'),
  rules: z.string().describe('State of the rules that concluded it.'),
  ...describedShape,
  links: z.strictObject({ source: z.string().optional().describe('Source repository.'), homepage: z.string().optional() }),
  license: z.string().nullable(),
  package: packageSchema.unwrap().nullable().describe('The package that was started; null for remote servers.'),
  url: z.string().nullable().describe('Address of a remote server.'),
  since,
  transport,
  protocolVersion: z.string().describe('Revision that client and server agreed on.'),
  serverInfo: openObjectSchema.nullable().describe('Self-reported name, title and version; never trusted.'),
  instructions: z.string().nullable(),
  prompts,
  promptList: z.array(openObjectSchema).exactOptional().describe('The prompts, verbatim, in the order given; absent when there are none.'),
  resources,
  resourceTemplates: z.array(openObjectSchema).exactOptional().describe('Templates of addresses of resources, verbatim; absent when there are none.'),
  states: z.array(shownStateSchema).exactOptional().describe('Whether it is archived, deprecated, renamed or superseded; absent for one that is kept up.'),
  advisories: z.array(knownAdvisorySchema).exactOptional().describe('Published vulnerabilities of its package in this version, worst first; absent for none known.'),
  withheld: z.strictObject({ why: z.string(), tools: countSchema }).exactOptional().describe('Why its definitions are not kept, and how many there are; absent where they are.'),
  stamp: z.string().describe('What policies for it are made for, in a sentence: its version, and its definitions by a hash.'),
  counts: countsSchema,
  combination: combinationSchema,
  texts: textFindingsSchema.exactOptional().describe('What was found in its instructions, prompts and resource templates; absent when nothing was.'),
  releases: countSchema.exactOptional().describe('How many releases are compared on its page of changes; absent where no earlier version is recorded.'),
  variants: z.array(variantMovesSchema).exactOptional().describe('What flags do to its tools; absent where none are known.'),
  tools: z.array(toolRecordSchema),
});
export type ServerRecord = z.infer<typeof serverRecordSchema>;

/** A row of `build/index.json`: what the home page and related links need of a server, without its tools. */
const serverSummarySchema = z.strictObject({
  ...describedShape,
  counts: countsSchema,
  combinationComplete: z.boolean().describe('Whether its tools together bring all legs of the lethal trifecta.'),
  withheld: countSchema.exactOptional().describe('How many tools it lists whose definitions are not kept; absent where they are.'),
  state: shownStateSchema.shape.is.exactOptional().describe('Its first state; absent for one that is kept up.'),
  advisories: countSchema.exactOptional().describe('How many published vulnerabilities its version has; absent for none known.'),
});
export type ServerSummary = z.infer<typeof serverSummarySchema>;

/** `catalog/editions/<yyyy-mm>.json`: the index frozen; the only figures about the whole index on tool and server pages. */
const figuresSchema = z.strictObject({
  servers: countSchema,
  counts: countsSchema,
  tokensPerServer: z.strictObject({ median: z.number(), p90: z.number(), max: z.number() }).describe('Tokens that the definitions of one server cost, over all servers.'),
});
export type Edition = z.infer<typeof figuresSchema>;

/** `build/index.json`, published as `/api/v1/index.json`. */
export const catalogIndexSchema = z.strictObject({
  toolrisk: z.string(),
  rules: z.string(),
  edition: z.strictObject({ month: z.string(), figures: figuresSchema }).nullable().describe("Newest edition's month and figures; null before the first."),
  counts: countsSchema,
  servers: z.array(serverSummarySchema).describe('Sorted by id.'),
});
export type CatalogIndex = z.infer<typeof catalogIndexSchema>;
