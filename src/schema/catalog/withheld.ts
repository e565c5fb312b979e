import { z } from 'zod';
import { snapshotSchema } from './snapshot.ts';
import type { Snapshot } from './snapshot.ts';

/**
 * What is kept of a server whose licence allows no copy of its definitions: `catalog/withheld/<server>.json`. How many tools it lists, and a hash
 * that tells when they change; no word of its own.
 */
export const withheldSchema = z.strictObject({
  ...snapshotSchema.pick({ since: true, package: true, transport: true, protocolVersion: true }).shape,
  tools: z.int().nonnegative().describe('How many tools it lists.'),
  definitions: z.string().regex(/^[0-9a-f]{64}$/).describe('SHA-256 of the hashes of their definitions, sorted, a line each.'),
});
export type Withheld = z.infer<typeof withheldSchema>;

/** A server without its definitions, as pages are made from: it has no tool to judge. */
export function bareSnapshot({ since, package: from, transport, protocolVersion }: Withheld): Snapshot {
  return { since, ...(from && { package: from }), transport, protocolVersion, serverInfo: null, capabilities: {}, instructions: null, prompts: null, resources: null, tools: [] };
}
