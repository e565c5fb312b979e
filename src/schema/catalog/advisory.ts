import { z } from 'zod';
import { severities, termsOf } from '../vocabulary.ts';

/** Ids of advisories: file names of `catalog/advisories`. One without a CVE or GHSA id is named by the place its maintainers speak of it. */
export const advisoryIdPattern = /^[a-z0-9][a-z0-9-]{2,79}$/;
/** Ids that an authority gave. */
export const officialIdPattern = /^(?:CVE-\d{4}-\d{4,}|GHSA(?:-[0-9a-z]{4}){3})$/;

/** How it was made sure, best first. */
export const advisoryProofs = {
  audit: 'the audit of the registry named the version',
  maintainer: 'the maintainers say so',
  code: 'the code of the published versions was read',
  record: 'the record of the id was read',
} as const satisfies Record<string, string>;

/** `<1.2.3`, `>=1.0.0 <2.0.0`, several with `||` between them, or `*`. */
const comparator = String.raw`(?:<=|<|>=|>|=)\d[0-9A-Za-z.+-]{0,99}`;
const versionRangePattern = new RegExp(String.raw`^(?:\*|${comparator}(?: ${comparator})?(?: \|\| ${comparator}(?: ${comparator})?){0,20})$`);

const versionRange = z.string().regex(versionRangePattern, { error: 'must be a range such as "<1.2.3", ">=1.0.0 <1.2.3" or "*", several with " || " between them' });

/** One file of `catalog/advisories/<id>.yaml`: a published vulnerability of a package that serves MCP, or that servers and clients are made with. */
export const advisorySchema = z.strictObject({
  package: z.string().min(1).max(214).describe('Name of the package.'),
  ecosystem: z.literal('npm'),
  affected: versionRange.describe('Versions it is in.'),
  fixed: z.string().regex(/^\d[0-9A-Za-z.+-]*$/, 'must be one exact version, such as 1.2.3').optional().describe('First version without it; absent where no release is known to be.'),
  severity: z.enum(termsOf(severities)).describe('As its record rates it.'),
  also: z.array(z.string().regex(officialIdPattern, 'must be a CVE or GHSA id')).default([]).describe('Other ids of the same.'),
  title: z.string().min(1).max(120).describe('What it is, in our words.'),
  lets: z.string().min(1).max(400).describe('What it lets happen, and to whom: one sentence.'),
  only: z.string().min(1).max(200).optional().describe('The one way of running it that is affected, such as over HTTP; absent where all are.'),
  guard: z.strictObject({
    claims: z.string().min(1).max(200).describe('What the guard is said to do, as in "every query runs in a read-only transaction".'),
    words: z.array(z.string().min(3)).min(1).describe('Words by which the guard is claimed: no sentence of ours about the server may hold them.'),
  }).optional().describe('A guard that it breaks: no page repeats that as a fact.'),
  tools: z.array(z.string().min(1)).min(1).optional().describe('The tools it is in; absent where it is in the server, whichever tool is called.'),
  sources: z.array(z.url({ protocol: /^https$/ })).min(1).describe('Primary sources: the record of an id, the maintainers’ advisory, their repository.'),
  checked: z.array(z.strictObject({
    how: z.enum(termsOf(advisoryProofs)),
    says: z.string().min(1).max(300).describe('What was found there.'),
    on: z.iso.date().describe('Day of the check.'),
  })).min(1).describe('How it was made sure.'),
});
/** An advisory as it is authored. */
export type Advisory = z.infer<typeof advisorySchema>;
/** An advisory with its id, as a server has it. */
export const knownAdvisorySchema = advisorySchema.extend({ id: z.string() });
export type KnownAdvisory = z.infer<typeof knownAdvisorySchema>;
