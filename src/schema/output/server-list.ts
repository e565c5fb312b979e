import { z } from 'zod';
import { serverStates } from '../catalog/server-state.ts';
import { countSchema, severitySchema } from '../verdict/terms.ts';
import { termsOf } from '../vocabulary.ts';

/** A server of a catalog, as `servers` lists it. */
const catalogRowSchema = z.strictObject({
  server: z.string().describe('Its id, which is a source.'),
  title: z.string(),
  about: z.string(),
  topic: z.string(),
  source: z.string().describe('What is started or reached.'),
  tools: countSchema.nullable().describe('Null where it was never judged.'),
  worst: severitySchema.nullable().describe('Null where it was never judged, or has no tools.'),
  state: z.enum(termsOf(serverStates)).exactOptional().describe('That it is archived, deprecated, renamed or superseded.'),
});
export type CatalogRow = z.infer<typeof catalogRowSchema>;

/** What `servers --format json` prints. */
export const serverListSchema = z.strictObject({ servers: z.array(catalogRowSchema) });
