import type { TextFindings } from '../../schema/verdict/assessment.ts';
import type { Knowledge } from '../../schema/knowledge/knowledge.ts';
import { shortened } from '../../text/visible.ts';
import { code, own, say } from '../media/prose.ts';
import type { Prose } from '../media/prose.ts';

/** Units of a finding that are quoted. */
const quotedUnits = 200;

/** What the rules found in the instructions, prompts and resource templates of a server, one sentence each. */
export function textFindings({ evidence }: TextFindings, rules: Knowledge['rules']): Prose[] {
  return evidence.map(({ path, text, rule }) => say`${code(path.slice(1))} holds ${code(shortened(text, quotedUnits))}. ${own(rules[rule]?.says ?? '')}`);
}
