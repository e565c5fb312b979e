import { z } from 'zod';
import { fits } from '../../connect/fits.ts';
import { keepTools } from '../../connect/keep-tools.ts';
import { limits } from '../../connect/limits.ts';
import type { Listing } from '../../connect/listing.ts';
import { askedSchema } from '../../schema/asked.ts';
import { isJsonObject } from '../../schema/json.ts';
import type { Json, JsonObject } from '../../schema/json.ts';
import { shortened, visibleLine } from '../../text/visible.ts';
import { crawlCauses } from '../crawl-causes.ts';
import type { CrawlCause } from '../crawl-causes.ts';
import type { CrawlFinding } from '../crawl-job.ts';

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
  package: z.strictObject({ registry: z.literal('npm'), name: z.string().max(300), version: z.string().max(300), license: z.string().max(1000).nullable() }).optional(),
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
  sandbox: z.enum(['bwrap', 'docker', 'none']).optional(),
});

const observed = z.strictObject({ sandbox: z.enum(['bwrap', 'docker', 'none']).optional(), peakMemory: count.optional(), refused: count.optional(), asked: z.array(askedSchema).max(200).optional(), direct: count.optional() });

/** What a worker sends. It is read like a stranger's: whoever reaches the Redis can write it. */
const findingSchema = z.strictObject({
  outcome: z.discriminatedUnion('ok', [
    z.strictObject({ ok: z.literal(true), listing: listingSchema, observed }),
    z.strictObject({ ok: z.literal(false), cause: z.enum(Object.keys(crawlCauses) as [CrawlCause, ...CrawlCause[]]), says: line, remedy: line, observed }),
  ]),
  seconds: z.number().nonnegative().max(1e6),
  attempts: count.max(1000),
});

/** A finding as text for Redis; a failure in its place where it would be longer than the collector bears. */
export function writeResult(finding: CrawlFinding, most: number): string {
  const text = JSON.stringify(finding);
  const bytes = Buffer.byteLength(text);
  return bytes <= most ? text : JSON.stringify({ ...finding, outcome: unusable(tooLong(bytes, most)) });
}

/** The finding that a worker sent, or the failure to be told in its place. Never throws. */
export function readResult({ bytes, text }: { bytes: number; text?: string }, most: number): CrawlFinding {
  const failed = (says: string): CrawlFinding => ({ outcome: unusable(says), seconds: 0, attempts: 1 });
  if (text === undefined) return failed(bytes === 0 ? 'its result is empty' : tooLong(bytes, most));
  const parsed = findingSchema.safeParse(asJson(text));
  return parsed.success ? parsed.data as CrawlFinding : failed('its result is not what a worker sends');
}

function tooLong(bytes: number, most: number): string {
  return `its result has ${bytes} bytes, more than ${most}`;
}

function unusable(says: string): CrawlFinding['outcome'] {
  return { ok: false, cause: 'bad-result', says: `${says}.`, remedy: crawlCauses['bad-result'], observed: {} };
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
