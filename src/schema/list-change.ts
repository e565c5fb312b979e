import { z } from 'zod';

const count = z.number().int().nonnegative();

/** How the tools of a server changed between two listings of one session. */
export const listChangeSchema = z.strictObject({
  added: count.describe('Tools that were not there before.'),
  removed: count.describe('Tools that were gone.'),
  changed: count.describe('Tools with another definition under the same name.'),
  names: z.array(z.string().max(200)).max(5).describe('Some of them, made visible and cut.'),
});
export type ListChange = z.infer<typeof listChangeSchema>;

/** The same as a clause without a full stop. Names are as in the change. */
export function sayListChange({ added, removed, changed, names }: ListChange): string {
  const counts = Object.entries({ added, removed, changed }).filter(([, number]) => number > 0).map(([what, number]) => `${number} ${what}`);
  const more = added + removed + changed - names.length;
  return `its tools changed while it was listed: ${counts.join(', ')} (${names.join(', ')}${more > 0 && names.length === 5 ? ', …' : ''})`;
}
