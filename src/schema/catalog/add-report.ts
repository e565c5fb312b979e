import { z } from 'zod';
import { serverIdPattern } from './server-spec.ts';

const count = z.number().int().nonnegative();
const sentence = z.string().max(1000);

/** One start of a server that was tried: all that it was given, which is dummies, and what came of it. */
export const addTrySchema = z.strictObject({
  bin: z.string().max(200).optional(),
  args: z.array(z.string().max(2000)).max(200),
  env: z.record(z.string(), z.string().max(2000)),
  files: z.array(z.string().max(500)).max(50).describe('Paths below its working directory.'),
  outcome: z.enum(['listed', 'failed']),
  tools: count.optional(),
  cause: z.string().max(40).optional(),
  says: sentence.optional(),
  seconds: z.number().nonnegative(),
});

/** What became of one source of a list. */
export const addRowSchema = z.strictObject({
  source: z.string().max(2000).describe('As the list names it, or the package or host that a command comes to.'),
  outcome: z.enum(['written', 'shown', 'known', 'failed']).describe('`shown`: found out, and not to be written. `known`: a server file has it already.'),
  server: z.string().regex(serverIdPattern).max(200).optional(),
  tools: count.optional(),
  cause: z.string().max(40).optional(),
  says: sentence.optional(),
  remedy: sentence.optional(),
  kind: z.strictObject({ kind: z.enum(['framework', 'client', 'bridge']), proof: sentence }).optional().describe('What its manifest calls it instead of a server, with the line that says so.'),
  lastWords: z.string().max(4000).optional().describe('The end of what its program wrote in the last try, dangerous characters made visible.'),
  tries: z.array(addTrySchema).max(20),
  seconds: z.number().nonnegative(),
});
export type AddRow = z.infer<typeof addRowSchema>;

/** `build/add/report.json`: one run over a list. Never committed. */
export const addReportSchema = z.strictObject({
  toolrisk: z.string(),
  ended: z.enum(['done', 'interrupted']),
  counts: z.strictObject({ sources: count, written: count, shown: count, known: count, failed: count, tools: count }),
  causes: z.record(z.string(), count).describe('How many failed for which cause.'),
  sources: z.array(addRowSchema).describe('In the order of the list.'),
});
export type AddReport = z.infer<typeof addReportSchema>;
