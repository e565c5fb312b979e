import { z } from 'zod';
import { countsSchema } from '../catalog/record.ts';
import { countSchema, severitySchema } from '../verdict/terms.ts';

/** Under which our verdict stands beside an entry: registries keep `…/official` for themselves. */
export const registryKey = 'toolrisk/verdict';

/** A server in the form of `server.json`, as far as a catalog can say it. */
const serverJsonSchema = z.strictObject({
  $schema: z.string(),
  name: z.string().describe('Of this catalog (`toolrisk/<id>`): which name its maker gave it elsewhere is not known.'),
  title: z.string().max(100),
  description: z.string().max(100),
  version: z.string(),
  repository: z.strictObject({ url: z.string(), source: z.string() }).exactOptional(),
  packages: z.array(z.strictObject({ registryType: z.literal('npm'), identifier: z.string(), version: z.string(), transport: z.strictObject({ type: z.literal('stdio') }) })).exactOptional(),
  remotes: z.array(z.strictObject({ type: z.enum(['sse', 'streamable-http']), url: z.string() })).exactOptional(),
});

const verdictSchema = z.strictObject({
  rules: z.string().describe('State of the rules that concluded it.'),
  tools: countSchema.describe('How many it lists.'),
  worst: severitySchema.nullable().describe('The worst severity of its tools; null where it has none.'),
  ...countsSchema.pick({ bySeverity: true, byDecision: true }).shape,
  combination: z.boolean().describe('Whether its tools together bring all legs of the lethal trifecta.'),
  withheld: z.string().exactOptional().describe('Why its definitions are not kept; absent where they are.'),
  record: z.string().describe('Address of its record, seen from the root of the site.'),
  page: z.string().describe('Address of its page, seen from the root of the site.'),
});

const registryEntrySchema = z.strictObject({ server: serverJsonSchema, _meta: z.strictObject({ [registryKey]: verdictSchema }) });
export type RegistryEntry = z.infer<typeof registryEntrySchema>;

/** `/api/v1/registry.json`: all servers as registries list them, with the verdict under `_meta`. */
export const registryListSchema = z.strictObject({ servers: z.array(registryEntrySchema), metadata: z.strictObject({ count: countSchema }) });
