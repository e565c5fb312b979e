import { z } from 'zod';
import { fits } from '../../../connect/listing/fits.ts';
import { keepTools } from '../../../connect/listing/keep-tools.ts';
import { limits } from '../../../connect/limits.ts';
import type { Listing } from '../../../connect/listing/listing.ts';
import { askedSchema } from '../../../schema/network/asked.ts';
import { notShownSchema } from '../../../schema/catalog/crawl-report.ts';
import { isJsonObject } from '../../../schema/json.ts';
import type { Json, JsonObject } from '../../../schema/json.ts';
import { listChangeSchema } from '../../../schema/list-change.ts';
import { exceedsJson } from '../../../text/json/exceeds-json.ts';
import { shortened, visibleLine } from '../../../text/visible.ts';
import { crawlCauses } from '../../crawl/crawl-causes.ts';
import type { CrawlCause } from '../../crawl/crawl-causes.ts';
import type { CrawlFinding } from '../../crawl/crawl-job.ts';
import type { QueueKey } from './queue-key.ts';
import { isSignedBy, queueSignature, signatureLength } from './queue-signature.ts';
import { textsOf } from './signed-job.ts';
import type { SignedJob } from './signed-job.ts';

const count = z.number().int().nonnegative();
const line = z.string().max(1000).transform((text) => shortened(visibleLine(text), 600));
const selfReport = z.custom<JsonObject>((value) => isJsonObject(value) && fits(value, { units: limits.greatestSelfReport, depth: limits.greatestDepth }));

// Read for hygiene only, and kept as they came.
const texts = z.custom<JsonObject[]>((value) => Array.isArray(value) && value.length <= limits.mostTexts
  && value.every((entry: Json) => isJsonObject(entry) && fits(entry, { units: limits.greatestText, depth: limits.greatestDepth })));

const listingSchema = z.strictObject({
  // By reference: what copies a definition loses keys such as __proto__.
  tools: z.custom<Listing['tools']>((value) => Array.isArray(value) && keepTools(value as Json[], limits).leftOut.length === 0),
  complete: z.boolean(),
  incompleteBecause: line.optional(),
  package: z.strictObject({ registry: z.literal('npm'), name: z.string().max(300), version: z.string().max(300), license: z.string().max(1000).nullable(), deprecated: z.string().max(1000).optional(), integrity: z.string().max(2000).optional() }).optional(),
  transport: z.enum(['stdio', 'streamable-http', 'sse']),
  era: z.literal('stateless').optional(),
  protocolVersion: z.string().max(64),
  serverInfo: selfReport.nullable(),
  capabilities: selfReport,
  instructions: z.string().max(limits.greatestInstructions).nullable(),
  prompts: count.nullable(),
  promptList: texts.optional(),
  resources: count.nullable(),
  resourceTemplates: texts.optional(),
  sandbox: z.enum(['bwrap', 'docker', 'podman', 'none']).optional(),
});

const shownChange = listChangeSchema.transform(({ names, ...counts }) => ({ ...counts, names: names.map((name) => shortened(visibleLine(name), 60)) }));
const observed = z.strictObject({
  sandbox: z.enum(['bwrap', 'docker', 'podman', 'none']).optional(), limits: z.enum(['enforced', 'watched']).optional(), survivors: z.literal('possible').optional(),
  peakMemory: count.optional(), refused: count.optional(), asked: z.array(askedSchema).max(200).optional(), direct: count.optional(), changedWhileListing: shownChange.optional(),
  install: z.string().regex(/^[0-9a-f]{64}$/).optional(), notShown: notShownSchema.transform((lines) => lines.map(visibleLine)).optional(),
});

/** What a worker sends. It is read like a stranger's all the same: a worker may be another version, or on a machine that was taken over. */
const findingSchema = z.strictObject({
  outcome: z.discriminatedUnion('ok', [
    z.strictObject({ ok: z.literal(true), listing: listingSchema, observed }),
    z.strictObject({ ok: z.literal(false), cause: z.enum(Object.keys(crawlCauses) as [CrawlCause, ...CrawlCause[]]), says: line, remedy: line, observed }),
  ]),
  seconds: z.number().nonnegative().max(1e6),
  attempts: count.max(1000),
});

/** Where a result belongs: the job that it answers, and the key of crawl and workers. */
export interface ResultPlace { job: SignedJob; key: QueueKey }

/**
 * A finding as text for Redis: its signature, then its JSON. What is signed is the job and the very text, so that nothing has to be
 * read before it is known to come from a worker. A failure in its place where it would be longer than the collector bears.
 */
export function writeResult(finding: CrawlFinding, { job, key, most }: ResultPlace & { most: number }): string {
  const text = JSON.stringify(withoutTree(finding));
  const bytes = Buffer.byteLength(text) + signatureLength;
  const sent = bytes <= most ? text : JSON.stringify({ ...finding, outcome: unusable(`its result has ${bytes} bytes, more than ${most}`) });
  return queueSignature(key, 'result', [...textsOf(job), sent]) + sent;
}

/** The finding that a worker sent for this job, or the failure to be told in its place; null when no worker with the key sent it, for this job. Never throws. */
export function readResult(text: string | undefined, { job, key }: ResultPlace): CrawlFinding | null {
  if (text === undefined) return null;
  const [signature, sent] = [text.slice(0, signatureLength), text.slice(signatureLength)];
  if (!isSignedBy(key, 'result', [...textsOf(job), sent], signature)) return null;
  if (exceedsJson(sent, { values: limits.mostValuesInAll, depth: limits.greatestNesting })) return badResult('its result holds more than a listing may');
  const parsed = findingSchema.safeParse(asJson(sent));
  return parsed.success ? parsed.data as CrawlFinding : badResult('its result is not what a worker sends');
}

/** What is told of a server whose result cannot be taken. `because`: why, as a clause. */
export function badResult(because: string): CrawlFinding {
  return { outcome: unusable(because), seconds: 0, attempts: 1 };
}

/** Of its packages only the hash goes along: the tree is recorded where a crawl installs itself. */
function withoutTree({ outcome, ...effort }: CrawlFinding): object {
  if (!outcome.ok) return { outcome, ...effort };
  const { tree: _tree, ...listing } = outcome.listing;
  return { outcome: { ...outcome, listing }, ...effort };
}

function unusable(because: string): CrawlFinding['outcome'] {
  return { ok: false, cause: 'bad-result', says: `${because}.`, remedy: crawlCauses['bad-result'], observed: {} };
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
