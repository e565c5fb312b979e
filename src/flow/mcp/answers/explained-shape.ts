import { z } from 'zod';
import type { Assessment } from '../../../schema/verdict/assessment.ts';
import type { Knowledge } from '../../../schema/knowledge/knowledge.ts';
import { plainWord } from './plain-word.ts';

/** How a verdict came about. */
export const explainedShape = {
  derivation: z.array(z.object({ step: z.string(), id: z.string(), says: z.string(), result: z.string() })).describe('From the evidence to the verdict, in order.'),
  evidence: z.array(z.object({
    facet: z.string(), value: z.string(), in: z.string().describe('Part of the definition.'), path: z.string(), rule: z.string(), says: z.string().describe('What the rule claims.'), strength: z.string(),
    overruled: z.literal(true).optional().describe('Present where other words stopped it.'),
  })),
};

/** The same without the words that the evidence points at. */
export function explained({ derivation, evidence, overruled }: Assessment, { rules }: Knowledge): { [Field in keyof typeof explainedShape]: z.input<(typeof explainedShape)[Field]> } {
  const row = ({ facet, value, in: place, path, rule, strength }: Assessment['evidence'][number]) => ({ facet, value, in: place, path: plainWord(path), rule, says: rules[rule]?.says ?? '', strength });
  return {
    derivation: derivation.map(({ step, id, says, result }) => ({ step, id, says, result })),
    evidence: [...evidence.map(row), ...overruled.map((item) => ({ ...row(item), overruled: true as const }))],
  };
}
