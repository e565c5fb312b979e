import { z } from 'zod';

const count = z.number().nonnegative();
const counts = z.object({ tools: count, byClass: z.record(z.string(), count), bySeverity: z.record(z.string(), count), byDecision: z.record(z.string(), count), tokens: count });

/** `catalog/editions/<yyyy-mm>.json` as it must be to be shown; its fields are those of `Edition`. */
export const editionSchema = z.object({ servers: count, counts, tokensPerServer: z.object({ median: count, p90: count, max: count }) });
