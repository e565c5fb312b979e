import { z } from 'zod';
import { mcpLimits } from '../mcp-limits.ts';
import { plainName } from './plain-name.ts';

/** Names, the first of them, and how many there are. */
export const namedShape = z.object({ total: z.int(), names: z.array(z.string()) });

/** Names of tools as an answer gives them. */
export function named(names: readonly string[]): z.infer<typeof namedShape> {
  return { total: names.length, names: names.slice(0, mcpLimits.mostNames).map(plainName) };
}
