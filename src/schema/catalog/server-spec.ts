import { z } from 'zod';
import { serverStateSchema } from './server-state.ts';
import { variantNameSchema, variantSchema } from './variant.ts';
import { readHostRule } from '../network/host-rule.ts';
import { isInnerHost } from '../network/public-address.ts';

/** Server ids: file names of `catalog/servers`, `catalog/snapshots` and addresses of the site. */
export const serverIdPattern = /^[a-z0-9][a-z0-9-]*$/;

/** What `network` is told that is not a list of hosts: it was a sentence once. */
const oldNetwork = "must name each host that may be reached, as in - { host: 'api.example.com', why: 'It fetches its list of tools there.' }";

const reachableSchema = z.strictObject({
  host: z.string().refine((text) => readHostRule(text) !== null, { error: 'must be a host, host:port or *.name' })
    .refine((text) => !isInnerHost(readHostRule(text)?.host ?? ''), { error: 'is an address of this machine or of a private network, which no program reaches' }).describe('`api.example.com`, `api.example.com:8443`, or `*.example.com` for all below it. Without a port, 443 and 80.'),
  why: z.string().min(1).describe('Why it must be reached to list the tools.'),
}, { error: ({ code }) => (code === 'invalid_type' ? oldNetwork : undefined) });

/** One file of `catalog/servers/<server>.yaml`: how to start or reach a server, pinned. */
export const serverSpecSchema = z.strictObject({
  title: z.string().min(1).describe('What people call this server.'),
  about: z.string().min(1).describe('One sentence: what the server gives an agent. Written by us.'),
  topic: z.enum(['files', 'memory', 'reasoning', 'testing', 'browser', 'database', 'payments', 'code-hosting', 'messaging', 'cloud', 'productivity', 'search', 'observability', 'content', 'other'])
    .describe('What the server is about; listed on the home page.'),
  links: z.strictObject({
    source: z.url().optional().describe('Source repository.'),
    homepage: z.url().optional(),
  }).default({}),
  license: z.string().min(1).optional().describe('SPDX expression, where the package itself does not say it plainly.'),
  npm: z.strictObject({
    package: z.string().min(1),
    version: z.string().regex(/^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/, 'must be one exact version, such as 1.2.3'),
    integrity: z.string().regex(/^sha512-[A-Za-z0-9+/]+=*$/).optional()
      .describe('Subresource integrity of the package tarball, as the registry gives it. Only unreviewed servers may lack it.'),
    bin: z.string().min(1).optional().describe('Command of the package to run, or a file of it with a slash in its path; default: its only command.'),
    overrides: z.record(z.string(), z.string()).optional().describe('npm overrides its dependencies need.'),
  }).optional(),
  pypi: z.strictObject({
    package: z.string().min(1),
    version: z.string().regex(/^\d[0-9A-Za-z.+!_-]*$/, 'must be one exact version, such as 1.2.3'),
  }).optional().describe('A package of PyPI, started by uvx.'),
  oci: z.strictObject({
    image: z.string().regex(/^[a-z0-9](?:\S*\/)?[^\s/:@]*[:@][^\s/]+$/, 'must name a tag or a digest, such as host/name:1.2.3'),
  }).optional().describe('An image of a container registry, started by docker.'),
  url: z.url().optional().describe('Address of a remote server (streamable HTTP, SSE as fallback).'),
  args: z.array(z.string()).default([]).describe('${CWD} stands for the fresh working directory.'),
  env: z.record(z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/), z.string()).default({}).describe('Dummy values only; never a real credential.'),
  files: z.record(z.string(), z.string()).default({}).describe('Files to put into ${CWD} before the start: name to content.'),
  variants: z.record(variantNameSchema, variantSchema).default({}).describe('Other ways to start it, by flags that change its tools: each is listed by itself.'),
  network: z.array(reachableSchema, { error: ({ input }) => (Array.isArray(input) ? undefined : oldNetwork) }).min(1).optional()
    .describe('Hosts this server must reach to list its tools; without it, it reaches none.'),
  state: serverStateSchema.optional().describe('Whether it is archived, deprecated, renamed or superseded; absent for one that is kept up.'),
  withheld: z.string().min(1).optional().describe('What its package says of its licence, where that allows no copy of its definitions: they are counted, not kept.'),
  starter: z.boolean().default(false).describe('Crawled by `npm start`.'),
  unreviewed: z.literal(true).optional().describe('Taken over from a registry and read by nobody: never started unless it is asked for.'),
  registry: z.string().min(1).optional().describe('Name under which a registry lists it.'),
  notes: z.string().optional(),
})
  .refine((spec) => [spec.npm, spec.pypi, spec.oci, spec.url].filter((way) => way !== undefined).length === 1, { error: 'needs exactly one of "npm", "pypi", "oci" and "url"' })
  .refine(({ npm, unreviewed }) => npm === undefined || npm.integrity !== undefined || unreviewed === true, { error: 'needs the "integrity" of its npm package' })
  .refine(({ withheld, npm }) => withheld === undefined || npm !== undefined, { error: 'has "withheld" without "npm": only packages have a licence that is read' })
  .refine(({ withheld, variants }) => withheld === undefined || Object.keys(variants).length === 0, { error: 'has "withheld", so its variants could not be kept either: leave "variants" out' });
export type ServerSpec = z.infer<typeof serverSpecSchema>;
