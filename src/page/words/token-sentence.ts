import type { Assessment } from '../../schema/verdict/assessment.ts';
import type { ServerRecord } from '../../schema/catalog/record.ts';
import { say } from '../media/prose.ts';
import type { Prose } from '../media/prose.ts';
import { counted } from './counted.ts';
import { percent } from './percent.ts';

/** What the definition of a tool costs before its first call. */
export function tokenSentence({ title, counts }: Pick<ServerRecord, 'title' | 'counts'>, { tokens }: Assessment): Prose {
  if (tokens === undefined) return say`The tokens of its definition were not counted.`;
  const share = counts.tokens > 0 ? say`, ${percent(tokens / counts.tokens)} of what all tools of ${title} cost` : say``;
  return say`Its definition costs ${counted(tokens, 'token')} of a model's context (o200k_base) before the first call${share}.`;
}
