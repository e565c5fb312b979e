import { z } from 'zod';

/** One hash: of several npm takes whichever fits, so that they would bind no content. SHA-1 is broken: two contents can have one. */
const integrity = z.string().regex(/^sha(256|384|512)-[A-Za-z0-9+/]+=*$/);
const ranges = z.record(z.string(), z.string());
const names = z.array(z.string());

/** One package of an installed tree. The fields besides `integrity` are npm's own, as its lock file has them. */
const installedSchema = z.strictObject({
  version: z.string(),
  integrity: integrity.optional().describe('Subresource integrity of its tarball; absent only for what another one brings along in its own.'),
  name: z.string().optional().describe('Its name, where its folder has another.'),
  inBundle: z.literal(true).optional(),
  optional: z.literal(true).optional(),
  peer: z.literal(true).optional(),
  devOptional: z.literal(true).optional(),
  hasShrinkwrap: z.literal(true).optional(),
  dependencies: ranges.optional(),
  optionalDependencies: ranges.optional(),
  peerDependencies: ranges.optional(),
  peerDependenciesMeta: z.record(z.string(), z.strictObject({ optional: z.boolean().optional() })).optional(),
  bundleDependencies: z.union([names, z.boolean()]).optional(),
  bin: z.union([z.string(), ranges]).optional(),
  os: names.optional(),
  cpu: names.optional(),
  libc: names.optional(),
});
export type Installed = z.infer<typeof installedSchema>;

/** `catalog/installs/<server>.json`: all packages that a listing was made with. No address, so that any registry may give them. */
export const installSchema = z.strictObject({
  package: z.string().describe('The package that is started.'),
  version: z.string(),
  overrides: ranges.optional().describe('npm overrides it was resolved with.'),
  packages: z.record(z.string().regex(/^node_modules\//), installedSchema).describe('By folder, sorted by code unit.'),
});
export type Install = z.infer<typeof installSchema>;

/** The fields of an installed package that are kept of a lock file. */
export const installedFields = Object.keys(installedSchema.shape) as (keyof Installed)[];
export const installedPackageSchema = installedSchema;
