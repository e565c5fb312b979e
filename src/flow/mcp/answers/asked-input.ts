import { z } from 'zod';

/** Arguments that several tools take. */
export const askedInput = {
  server: z.string().min(1).max(200).describe('Id of a server of the catalog, or npm: and its package.'),
  tool: z.string().min(1).max(1000).describe('Name of the tool, as an answer gives it.'),
  include_descriptions: z.boolean().default(false).describe("Whether to give the author's own words too, fenced as untrusted. Withheld where they give orders to a model."),
};
