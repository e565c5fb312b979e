import { z } from 'zod';
import { severities, termsOf } from '../vocabulary.ts';
import { serverChangeSchema, toolChangeSchema } from './change.ts';

const severity = z.enum(termsOf(severities));
const count = z.number().int().nonnegative();

/** What a release of a server changed. */
export const releaseSchema = z.strictObject({
  before: z.string().describe('The version before.'),
  version: z.string(),
  on: z.iso.date().describe('The day it was published, where the registry says it; else the day it was recorded.'),
  isPublished: z.boolean().describe('Whether that is the day it was published.'),
  worst: severity.nullable().describe('The worst severity among tools that it added, renamed or changed beyond wording; null where there are none.'),
  change: serverChangeSchema,
});
export type Release = z.infer<typeof releaseSchema>;

/** `build/changes/<server>.json`, published as `/api/v1/changes/<server>.json`: how a server changed, the newest release first. */
export const serverReleasesSchema = z.strictObject({
  toolrisk: z.string(),
  rules: z.string().describe('State of the rules that all versions were judged by.'),
  server: z.string(),
  title: z.string(),
  releases: z.array(releaseSchema),
  pages: z.array(z.strictObject({ name: z.string(), slug: z.string() })).describe('Tools that have a page now.'),
});
export type ServerReleases = z.infer<typeof serverReleasesSchema>;

const changeCounts = z.strictObject({ added: count, removed: count, renamed: count, changed: count, wording: count, risk: count });
export type ChangeCounts = z.infer<typeof changeCounts>;

/** `build/changes.json`, published as `/api/v1/changes.json`: all servers whose earlier versions are recorded, and where risk rose last. */
export const changesIndexSchema = z.strictObject({
  toolrisk: z.string(),
  rules: z.string(),
  servers: z.array(z.strictObject({
    server: z.string(), title: z.string(), from: z.string().describe('The oldest version recorded.'), to: z.string(), releases: count, counts: changeCounts.describe('Over all releases.'), worst: severity.nullable(),
  })).describe('Sorted by id.'),
  risen: z.array(z.strictObject({
    server: z.string(), title: z.string(), before: z.string(), version: z.string(), on: z.iso.date(), worst: severity.nullable(),
    tools: z.array(toolChangeSchema).describe('Those with more risk, the gravest first; a few.'), more: count.describe('How many more there are.'),
  })).describe('Releases with more risk, the newest first; at most some.'),
});
export type ChangesIndex = z.infer<typeof changesIndexSchema>;
