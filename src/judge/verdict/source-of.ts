import type { Evidence } from '../../schema/verdict/assessment.ts';
import type { Knowledge } from '../../schema/knowledge/knowledge.ts';
import type { ConfidenceSource } from '../../schema/knowledge/tables.ts';

/** Facts that stand in the first clause of the description. */
const ofSentence = new Set(['description.verb', 'description.object', 'description.head']);

/** Which part of the definition a piece of evidence speaks for: by its place, and within the description by what the rule asks. */
export function sourceOf(item: Evidence, { rules }: Pick<Knowledge, 'rules'>): ConfidenceSource {
  if (item.in === 'name') return 'name';
  if (item.in === 'input' || item.in === 'output') return 'schema';
  if (item.in !== 'description') return 'rest';
  const [first] = Object.keys(rules[item.rule]?.when ?? {});
  return ofSentence.has(first ?? '') || first === 'verb' || first === 'object' || first === 'head' ? 'sentence' : 'rest';
}
