import { z } from 'zod';
import type { Combination } from '../../../schema/verdict/assessment.ts';
import { named, namedShape } from './named-shape.ts';

/** What tools make possible together. */
export const combinationShape = z.object({
  complete: z.boolean().describe('Whether private data, text of strangers and a way out come together: then whoever writes that text can take that data.'),
  reads_private: namedShape,
  reads_untrusted: namedShape,
  carries_outside: namedShape,
  cut: z.array(z.string()).optional().describe('The fewest tools to deny, or to ask about, so that one of the three is gone.'),
});

/** A combination as an answer gives it. */
export function combinationOf({ complete, suppliers, cut }: Combination): z.infer<typeof combinationShape> {
  return {
    complete, reads_private: named(suppliers.readsPrivate), reads_untrusted: named(suppliers.readsUntrusted), carries_outside: named(suppliers.externalComm),
    ...(cut !== undefined && { cut: named(cut).names }),
  };
}
