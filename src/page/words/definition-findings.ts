import type { Assessment } from '../../schema/verdict/assessment.ts';
import { foundEvidence } from '../../schema/verdict/found-evidence.ts';
import type { FoundEvidence } from '../../schema/verdict/found-evidence.ts';
import type { Knowledge } from '../../schema/knowledge/knowledge.ts';
import { definitionFindings, evidencePlaces } from '../../schema/vocabulary.ts';
import { shortened } from '../../text/visible.ts';
import { code, own, say } from '../media/prose.ts';
import type { Prose } from '../media/prose.ts';

/** Units of a finding that are quoted. */
const quotedUnits = 200;

/** What a definition holds that none should, in a few words; empty when it holds nothing of the kind. */
export function foundIn(assessment: Assessment): string {
  return [...new Set(foundEvidence(assessment).map(({ value }) => definitionFindings[value]))].join(', ');
}

/** The same for a row of a table, as a sentence without its end. */
export function foundLine(assessment: Assessment): string {
  const found = foundIn(assessment);
  return found === '' ? '' : `Its definition holds ${found}`;
}

/** The same, a sentence for each place, with the words that stand there. */
export function foundSentences(assessment: Assessment, rules: Knowledge['rules']): Prose[] {
  return foundEvidence(assessment).map((item) => (
    say`${placeOf(item)} holds ${own(definitionFindings[item.value])}: ${code(shortened(item.text, quotedUnits))}. ${own(rules[item.rule]?.says ?? '')}`));
}

function placeOf({ in: place, path }: FoundEvidence): Prose {
  const words = own(evidencePlaces[place].replace(/^t/, 'T'));
  return path.split('/').length > 2 || place === 'other' ? say`${words}, at ${code(path)},` : say`${words}`;
}
