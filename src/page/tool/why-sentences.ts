import type { Assessment } from '../../schema/verdict/assessment.ts';
import { decisionReason } from '../../schema/verdict/decision-reason.ts';
import { severitySays } from '../../schema/verdict/severity-says.ts';
import { shownReading } from '../../schema/verdict/shown-reading.ts';
import { decisions, definitionFindings, flags, severities } from '../../schema/vocabulary.ts';
import type { Flag } from '../../schema/vocabulary.ts';
import { own, say } from '../media/prose.ts';
import type { Prose } from '../media/prose.ts';
import type { ToolContext } from '../page-context.ts';
import { rateWords } from '../words/rate-words.ts';
import { sentence } from '../words/sentence.ts';
import { classRisks, decisionReasons } from './class-risks.ts';

/** Why a tool needs a policy: what its class means under an agent, and how bad one call can get. */
export function whySentences(context: Pick<ToolContext, 'tool' | 'item'>): Prose[] {
  const { assessment } = context.tool;
  return [
    say`${own(classRisks[shownReading(assessment).class])}`,
    severityWords(context),
    decisionWords(context),
    say`${own(decisionReasons[assessment.decision])}`,
  ];
}

/** What a severity says, or that it stands for the unknown. */
export function severityWords({ tool: { assessment } }: Pick<ToolContext, 'tool'>): Prose {
  const shown = shownReading(assessment);
  const { label } = severities[shown.severity];
  if (shown.class === 'unclassified') return say`It counts as ${label} because nothing is known, not because something was found.`;
  return say`Its severity is ${label}: ${own(severitySays(assessment))}.`;
}

/** What is recommended: with the rate and its reason where there is one, and why, where that is not the severity alone. */
export function decisionWords({ tool: { assessment }, item }: Pick<ToolContext, 'tool' | 'item'>): Prose {
  const { label, says } = decisions[assessment.decision];
  const rate = assessment.decision === 'limit' ? say`, ${rateWords(item.rate)}. ${own(sentence(item.rate.because))}` : say`.`;
  const reason = decisionReason(assessment);
  return say`Recommended: ${label} (a call ${own(says)})${rate}${reason === '' ? '' : say` ${reason}`}`;
}

/** What else the definition shows, one line each; what it should not hold stands apart. */
export function flagSentences({ tool: { assessment } }: Pick<ToolContext, 'tool'>): Prose[] {
  return assessment.flags.filter((flag) => !Object.hasOwn(definitionFindings, flag)).map((flag) => say`${own(sentence(capital(flagWords(flag, assessment))))}`);
}

/** What a flag says. What is undone by default, but can be told to stay, is not said to stay always. */
function flagWords(flag: Flag, { facets: { reversibility = 'unknown' } }: Assessment): string {
  return flag === 'irreversible' && (reversibility === 'reversible' || reversibility === 'compensable') ? 'may be impossible to undo' : flags[flag];
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
