import { z } from 'zod';
import { askedSchema } from '../network/asked.ts';
import { listChangeSchema } from '../list-change.ts';
import { serverIdPattern } from './server-spec.ts';

/** A sentence of an outcome: shortened where it is made. */
const sentence = z.string().max(1000);
const count = z.number().int().nonnegative();

/** Lines on what a program was not shown: eight of each kind, and how many more there are. */
export const notShownSchema = z.array(sentence).max(18);

/** What became of one server in a crawl. Holds nothing that was passed to the server. */
export const crawlRowSchema = z.strictObject({
  server: z.string().regex(serverIdPattern).max(200),
  spec: z.string().regex(/^[0-9a-f]{64}$/).describe('SHA-256 of its server file as it was read: a changed file is crawled again.'),
  outcome: z.enum(['listed', 'partial', 'failed', 'skipped']),
  tools: count.optional().describe('Number of tools that were seen.'),
  written: z.enum(['written', 'unchanged']).optional().describe('Whether its snapshot changed.'),
  cause: z.string().max(40).optional().describe('Why it was not listed, or only in part.'),
  says: sentence.optional(),
  remedy: sentence.optional(),
  install: z.string().regex(/^[0-9a-f]{64}$/).optional().describe('Hash of the tree of packages it was installed with.'),
  dependencies: sentence.optional().describe('What is to be said of its packages: that only they changed.'),
  seconds: z.number().nonnegative(),
  attempts: count,
  sandbox: z.enum(['bwrap', 'docker', 'podman', 'none']).optional().describe('How its program was shut in; absent for what was not started.'),
  limits: z.enum(['enforced', 'watched']).optional().describe('Whether the kernel kept the limits of its memory and processes, or toolrisk looked at intervals; absent where nobody did.'),
  survivors: z.literal('possible').optional().describe('Present where it may have left processes behind that nobody finds: without a sandbox, on a machine that keeps none together.'),
  notShown: notShownSchema.optional().describe('What of this machine it was not shown, and what was laid over with something empty; absent where that is nothing, or said in its remedy.'),
  peakMemory: count.optional().describe('Most memory it was seen to have at a time, in bytes.'),
  refused: count.optional().describe('Requests of the server that were refused: sampling, elicitation, roots and others.'),
  asked: z.array(askedSchema).max(200).optional().describe('Places that it asked the gate of its sandbox for; absent when it asked for none.'),
  direct: count.optional().describe('How often it tried to get past that gate, as the kernel counted; nothing got out.'),
  changedWhileListing: listChangeSchema.optional().describe('How its tools changed between two listings of one session.'),
  resumed: z.literal(true).optional().describe('Done by an earlier run that was interrupted.'),
});
export type CrawlRow = z.infer<typeof crawlRowSchema>;

/** `build/crawl/report.json`: one crawl. Never committed. */
export const crawlReportSchema = z.strictObject({
  toolrisk: z.string(),
  begun: z.iso.datetime(),
  seconds: z.number().nonnegative(),
  ended: z.enum(['done', 'interrupted', 'deadline']).describe('Whether every server had its turn.'),
  counts: z.strictObject({ servers: count, listed: count, partial: count, failed: count, skipped: count, changed: count, tools: count }),
  medianSeconds: z.number().nonnegative().describe('Of the servers that this run itself listed.'),
  dropped: count.optional().describe('Jobs and results of the queue that were broken or not signed with its key; absent when there were none.'),
  peakMemory: count.describe('Most memory that toolrisk itself had, in bytes.'),
  servers: z.array(crawlRowSchema).describe('Sorted by id.'),
});
export type CrawlReport = z.infer<typeof crawlReportSchema>;
