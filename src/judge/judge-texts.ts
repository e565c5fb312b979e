import type { TextFindings } from '../schema/verdict/assessment.ts';
import type { Knowledge } from '../schema/knowledge/knowledge.ts';
import type { ServerTexts } from '../schema/server-texts.ts';
import { flags, termsOf } from '../schema/vocabulary.ts';
import type { Context } from './facts/context.ts';
import { textFacts } from './facts/hygiene/hygiene-facts.ts';
import { firstRound } from './rules/judge-facts.ts';
import { sortEvidence } from './verdict/sort-evidence.ts';

/** What the instructions, prompts and resource templates of a server hide or order, by the same rules as definitions; null for nothing. */
export function judgeTexts(texts: ServerTexts, context: Context, knowledge: Knowledge): TextFindings | null {
  const evidence = sortEvidence(firstRound(textFacts(texts, context), knowledge).evidence);
  if (evidence.length === 0) return null;
  return { flags: termsOf(flags).filter((flag) => evidence.some((item) => item.facet === 'flags' && item.value === flag)), evidence };
}
