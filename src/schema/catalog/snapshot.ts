import { z } from 'zod';
import type { JsonObject } from '../json.ts';
import type { ToolDefinition } from '../tool.ts';

const toolDefinition = z.custom<ToolDefinition>(
  (value) => typeof value === 'object' && value !== null && typeof (value as ToolDefinition).name === 'string',
  { error: 'is not a tool definition: an object with a "name"' },
);
const object = z.custom<JsonObject>((value) => typeof value === 'object' && value !== null && !Array.isArray(value));

/** What a server said, verbatim: `catalog/snapshots/<server>.json`. The server's id is the file name. */
export const snapshotSchema = z.strictObject({
  since: z.iso.date().describe('Day this content was first recorded; written only when the content changes.'),
  package: z.strictObject({
    registry: z.literal('npm'),
    name: z.string(),
    version: z.string(),
    license: z.string().nullable().describe('As its package.json declares it; null when it declares none.'),
    notice: z.string().regex(/^[0-9a-f]{16}$/).optional().describe('Which text in `catalog/notices` is its licence; absent where no file of the package says one.'),
    deprecated: z.string().optional().describe('What the registry says of this version where it calls it deprecated, verbatim.'),
  }).optional().describe('The package that was started; absent for remote servers.'),
  transport: z.enum(['stdio', 'streamable-http', 'sse']),
  era: z.literal('stateless').optional().describe('Present for revisions without a handshake, from 2026-07-28 on.'),
  protocolVersion: z.string().describe('Revision that client and server agreed on.'),
  serverInfo: object.nullable().describe('Self-reported name, title and version; never trusted.'),
  capabilities: object.describe('What the server declared at initialize.'),
  instructions: z.string().nullable(),
  prompts: z.number().int().nullable().describe('Number of prompts listed; null when the server has no such capability.'),
  promptList: z.array(object).optional().describe('The prompts, verbatim, in the order given; absent when there are none.'),
  resources: z.number().int().nullable().describe('Number of resources listed; null when the server has no such capability.'),
  resourceTemplates: z.array(object).optional().describe('Templates of addresses of resources, verbatim; absent when there are none.'),
  tools: z.array(z.strictObject({
    sha256: z.string().regex(/^[0-9a-f]{64}$/).describe('SHA-256 of the canonical definition (RFC 8785, without _meta).'),
    definition: toolDefinition.describe('The entry of tools/list, verbatim, unknown fields included.'),
  })).describe('Sorted by name, by code unit; then by hash.'),
});
export type Snapshot = z.infer<typeof snapshotSchema>;
