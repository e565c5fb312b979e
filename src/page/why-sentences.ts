import { classes, decisions, flags, severities } from '../schema/vocabulary.ts';
import { classRisks, decisionReasons } from './class-risks.ts';
import { rateWords } from './rate-words.ts';
import type { ToolContext } from './page-context.ts';
import { own, say } from './prose.ts';
import type { Prose } from './prose.ts';
import { sentence } from './sentence.ts';

/** Why a tool needs a policy: what its class means under an agent, how bad one call can get, what it could be at worst. */
export function whySentences(context: Pick<ToolContext, 'tool' | 'item'>): Prose[] {
  const { class: badge, couldBe, decision } = context.tool.assessment;
  return [
    say`${own(classRisks[badge])}`,
    severityWords(context),
    ...(couldBe === undefined ? [] : [couldBeWords(couldBe)]),
    decisionWords(context),
    say`${own(decisionReasons[decision])}`,
  ];
}

/** What a severity says, or that it stands for the unknown. */
export function severityWords({ tool: { assessment } }: Pick<ToolContext, 'tool'>): Prose {
  const { label, says } = severities[assessment.severity];
  if (assessment.class === 'unclassified') return say`It counts as ${label} because nothing is known, not because something was found.`;
  return say`Its severity is ${label}: ${own(says)}.`;
}

/** The worst plausible reading, which decisions follow. */
export function couldBeWords({ class: worse, severity }: { class: keyof typeof classes; severity: keyof typeof severities }): Prose {
  return say`At worst it is ${classes[worse].label} with severity ${severities[severity].label}; the recommendation follows that reading.`;
}

/** What is recommended, with the rate and its reason where there is one. */
export function decisionWords({ tool: { assessment }, item }: Pick<ToolContext, 'tool' | 'item'>): Prose {
  const { label, says } = decisions[assessment.decision];
  const rate = assessment.decision === 'limit' ? say`, ${rateWords(item.rate)}. ${own(sentence(item.rate.because))}` : say`.`;
  return say`Recommended: ${label} (a call ${own(says)})${rate}`;
}

/** What else the definition shows, one line each. */
export function flagSentences({ tool: { assessment } }: Pick<ToolContext, 'tool'>): Prose[] {
  return assessment.flags.map((flag) => say`${own(flags[flag].charAt(0).toUpperCase() + flags[flag].slice(1))}.`);
}
