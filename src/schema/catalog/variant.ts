import { z } from 'zod';

/** What stands behind two hyphens in the id of a server taken over from a registry: digits of a hash, and no variant. */
const registryMark = /^[0-9a-f]{10}$/;
/** Names of variants: of letters, digits and single hyphens, since two stand before them; no ten hexadecimal digits, which mark servers of a registry. */
export const variantNameSchema = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/).refine((name) => !registryMark.test(name), { error: 'is taken for the mark of a registry: ten hexadecimal digits' });
const between = '--';

/** Another way to start a server, by flags that change which tools it has. */
export const variantSchema = z.strictObject({
  flags: z.string().min(1).max(200).describe('The flags as a person writes them, such as "--read-only" or "NAME=true"; "none" for a plain start.'),
  says: z.string().min(1).max(300).describe('What they do, in our words.'),
  args: z.array(z.string()).optional().describe('All arguments, instead of those of the file.'),
  env: z.record(z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/), z.string().nullable()).default({}).describe('Variables besides those of the file; null takes one away. Dummy values only.'),
});
export type Variant = z.infer<typeof variantSchema>;

/** What flags do to the tools of a server, against its start as the catalog lists it. Names in the order of the listings. */
export const variantMovesSchema = z.strictObject({
  name: z.string(),
  flags: z.string(),
  says: z.string(),
  tools: z.int().nonnegative().describe('How many it has.'),
  drops: z.array(z.string()).describe('Tools it takes away.'),
  dropsRisky: z.array(z.string()).describe('Those of them that are high or critical.'),
  adds: z.array(z.string()).describe('Tools it brings.'),
  addsRisky: z.array(z.string()).describe('Those of them that are high or critical.'),
});
export type VariantMoves = z.infer<typeof variantMovesSchema>;

/** What a variant is called where a server is: `<server>--<variant>`. */
export function variantId(server: string, variant: string): string {
  return `${server}${between}${variant}`;
}

/** The server of a variant, and its name; null for what is no variant. */
export function variantOf(id: string): { server: string; variant: string } | null {
  const at = id.lastIndexOf(between);
  return at < 1 || registryMark.test(id.slice(at + between.length)) ? null : { server: id.slice(0, at), variant: id.slice(at + between.length) };
}

/** Arguments and variables of a start by a variant. */
export function startOfVariant(start: { args: string[]; env: Record<string, string> }, { args, env }: Variant): { args: string[]; env: Record<string, string> } {
  const kept = Object.entries({ ...start.env, ...env }).filter((entry): entry is [string, string] => entry[1] !== null);
  return { args: args ?? start.args, env: Object.fromEntries(kept) };
}
