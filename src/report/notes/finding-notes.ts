import type { Evidence } from '../../schema/verdict/assessment.ts';
import { foundEvidence } from '../../schema/verdict/found-evidence.ts';
import type { FoundEvidence } from '../../schema/verdict/found-evidence.ts';
import { definitionFindings, evidencePlaces } from '../../schema/vocabulary.ts';
import { terminal } from '../../text/terminal.ts';
import { shortened } from '../../text/visible.ts';

/** Findings told of one tool or server, and words quoted of each; who wants all takes JSON. */
const mostTold = 3;
const mostQuoted = 3;
/** Units of the words that are quoted, and of a credential: enough to find it by. */
const quotedUnits = 80;
const credentialUnits = 9;

/** What stands in a definition, or in the texts of a server, that should not: where, and the words, made safe for a terminal. */
export function findingNotes(found: { evidence: readonly Evidence[] }): string[] {
  const all = [...Map.groupBy(foundEvidence(found), (item) => `${item.value} ${item.path}`).values()];
  const told = all.slice(0, mostTold).map((items) => `${definitionFindings[items[0]!.value]} in ${placeOf(items[0]!)}: ${quotes(items)}`);
  return all.length > mostTold ? [...told, `${all.length - mostTold} more: see --format json`] : told;
}

function placeOf({ in: place, path }: FoundEvidence): string {
  const within = place === 'server' || place === 'other' ? path : isNested(place) ? path.replace(/^\/\w+/, '') : '';
  return `${evidencePlaces[place]}${within.length < 2 ? '' : ` (${terminal(within.slice(1), 60)})`}`;
}

/** Places that hold more than one text. */
function isNested(place: FoundEvidence['in']): boolean {
  return place === 'input' || place === 'output' || place === 'annotations';
}

function quotes(items: readonly FoundEvidence[]): string {
  const left = items.length - mostQuoted;
  return `${items.slice(0, mostQuoted).map((item) => `“${quoted(item)}”`).join(', ')}${left > 0 ? ` and ${left} more` : ''}`;
}

function quoted({ value, text }: FoundEvidence): string {
  return value === 'secrets-in-definition' ? shortened(terminal(text, quotedUnits), credentialUnits) : terminal(text, quotedUnits);
}
