import type { Target } from '../../schema/policy.ts';
import { shownReading } from '../../schema/verdict/shown-reading.ts';
import { textOf } from '../../schema/tool.ts';
import { classes, severities } from '../../schema/vocabulary.ts';
import { shortened } from '../../text/visible.ts';
import { code, joined, own, say } from '../media/prose.ts';
import type { Prose } from '../media/prose.ts';
import type { ToolContext } from '../page-context.ts';
import { snippetOf } from '../products/policy-choices.ts';
import type { PolicyChoice } from '../products/policy-choices.ts';
import { toolRequest } from '../products/policy-request.ts';
import { confidenceSentence } from '../words/confidence-sentence.ts';
import { milderWords } from '../words/milder-words.ts';
import { rateWords } from '../words/rate-words.ts';
import { sentence } from '../words/sentence.ts';
import { doesSentences } from './does-sentences.ts';
import { providerSentence } from './provider-sentence.ts';
import { decisionWords, severityWords } from './why-sentences.ts';

/** A question about a tool, and its answer. */
export interface Question {
  ask: Prose;
  answers: Answer[];
}

/** A paragraph of an answer, with a policy under it where it is about one. */
export interface Answer {
  says: Prose;
  snippet: { text: string; language: string } | null;
}

/** The six questions people ask about a tool. Every answer follows from the verdict and from what the products can do. */
export function questions(context: ToolContext, choices: readonly PolicyChoice[], root: string): Question[] {
  const name = code(context.tool.definition.name);
  return [
    { ask: say`What does ${name} do?`, answers: whatItDoes(context) },
    { ask: say`How do I enforce a policy on ${name}?`, answers: choices.map(howToEnforce) },
    { ask: say`What risk level does ${name} have?`, answers: [plainAnswer(riskLevel(context))] },
    { ask: say`Can I rate-limit ${name}?`, answers: rateLimit(context) },
    { ask: say`How do I block ${name} completely?`, answers: shown(context).map((target) => block(context, target)) },
    { ask: say`Which server provides ${name}?`, answers: [plainAnswer(providerSentence(context.record, context.tool.definition.name, root))] },
  ];
}

function plainAnswer(says: Prose): Answer {
  return { says, snippet: null };
}

function whatItDoes(context: ToolContext): Answer[] {
  const description = textOf(context.tool.definition.description).trim();
  const words = description === '' ? [] : [plainAnswer(say`In its server's own words: “${shortened(description, 300)}”`)];
  return [plainAnswer(joined(doesSentences(context))), ...words];
}

function howToEnforce({ label, file, steps, command, snippet }: PolicyChoice): Answer {
  if (snippet === null) return plainAnswer(say`${label}: not by a rule of its own, because it cannot name the tool.`);
  return plainAnswer(say`${label}: ${joined(steps.map((step) => say`${sentence(step)}`))} The policy goes into ${code(file)}; ${code(command)} prints it.`);
}

function riskLevel(context: ToolContext): Prose {
  const { assessment } = context.tool;
  const shown = shownReading(assessment);
  const level = shown.class === 'unclassified'
    ? say`Unknown: it is Unclassified, with severity ${severities[shown.severity].label} until more is known.`
    : say`${severities[shown.severity].label}. Its class is ${classes[shown.class].label}.`;
  return joined([level, ...milderWords(assessment), severityWords(context), confidenceSentence(context), decisionWords(context)]);
}

function shown({ targets }: ToolContext): readonly Target[] {
  return targets.slice(0, 3);
}

/** Whether a product can limit is read off its own policy for exactly that: what it loses or refuses, it says itself. */
function rateLimit(context: ToolContext): Answer[] {
  const request = toolRequest(context, { decision: 'limit' });
  const rate = rateWords(context.item.rate);
  const advice = context.tool.assessment.decision === 'limit' ? [] : [plainAnswer(
    say`A limit alone is not what is recommended here. ${decisionWords(context)}`)];
  return [...shown(context).map((target): Answer => {
    const policy = target.build(request);
    const snippet = snippetOf(target, request, policy);
    if (snippet === null) return plainAnswer(refused(target, policy.refused));
    if (policy.lossy.length > 0) return plainAnswer(say`${target.label}: not by itself. ${joined(policy.lossy.map((line) => say`${sentence(line)}`))}`);
    return { says: say`${target.label}: yes, ${rate}. ${sentence(context.item.rate.because)}`, snippet: { text: snippet, language: target.file.language } };
  }), ...advice];
}

function block(context: ToolContext, target: Target): Answer {
  const request = toolRequest(context, { decision: 'deny' });
  const policy = target.build(request);
  const snippet = snippetOf(target, request, policy);
  if (snippet === null) return plainAnswer(refused(target, policy.refused));
  const lossy = joined(policy.lossy.map((line) => say` ${sentence(line)}`), '');
  return { says: say`${target.label}: ${sentence(target.effect(request))}${lossy}`, snippet: { text: snippet, language: target.file.language } };
}

function refused(target: Target, reasons: { reason: string }[]): Prose {
  return say`${target.label}: ${own('it cannot name this tool. ')}${joined(reasons.map(({ reason }) => say`${sentence(reason)}`))}`;
}
