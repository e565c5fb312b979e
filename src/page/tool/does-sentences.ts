import type { Assessment } from '../../schema/verdict/assessment.ts';
import { isFinal } from '../../schema/verdict/severity-says.ts';
import { shownReading } from '../../schema/verdict/shown-reading.ts';
import { textOf } from '../../schema/tool.ts';
import { classes, effects } from '../../schema/vocabulary.ts';
import { code, own, say } from '../media/prose.ts';
import type { Prose } from '../media/prose.ts';
import type { ToolContext } from '../page-context.ts';
import { counted } from '../words/counted.ts';
import { milderWords } from '../words/milder-words.ts';

/** What a call does, as far as the definition shows. */
export function doesSentences({ record, tool: { definition, assessment } }: Pick<ToolContext, 'record' | 'tool'>): Prose[] {
  const name = code(definition.name);
  const home = record.tools.length === 1 ? say`It is the only tool of ${record.title}.` : say`It is one of ${counted(record.tools.length, 'tool')} of ${record.title}.`;
  if (assessment.class === 'unclassified') {
    return [say`What ${name} does is unknown: ${own(classes.unclassified.says)}.`, whyUnknown(textOf(definition.description)), ...milderWords(assessment), home];
  }
  const found = assessment.facets.effects.map((effect) => say`${own(effects[effect].says)}`);
  return [
    ...(found.length === 0 ? [] : [say`A call to ${name} ${found.flatMap((effect, index) => (index === 0 ? effect : [{ own: '; it ' }, ...effect]))}.`]),
    classWords(assessment), ...milderWords(assessment),
    ...(assessment.actions === undefined ? [] : [say`What it does depends on an argument: ${counted(assessment.actions.length, 'action')}, each judged by itself below.`]),
    home,
  ];
}

/** The class and what it says, unless a facet says otherwise: not every change can be put right. */
function classWords(assessment: Assessment): Prose {
  const badge = shownReading(assessment).class;
  const { label, says } = classes[badge];
  if (badge !== 'write' || !isFinal(assessment)) return say`Its class is ${label}: it ${own(says)}.`;
  const lasting = assessment.facets.effects.includes('communicate') ? 'what it sends cannot be called back' : 'what it changes may be gone';
  return say`Its class is ${label}, though ${own(lasting)}.`;
}

function whyUnknown(description: string): Prose {
  return description.trim() === ''
    ? say`Its server gives it no description, and its name alone does not settle it.`
    : say`No rule found words in it that settle what a call does. toolrisk does not guess.`;
}
