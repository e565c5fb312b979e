import type { Evidence, OverruledEvidence } from '../../schema/verdict/assessment.ts';
import type { Json } from '../../schema/json.ts';
import type { Knowledge } from '../../schema/knowledge/knowledge.ts';
import type { ServerRecord, ToolRecord } from '../../schema/catalog/record.ts';
import { evidencePlaces } from '../../schema/vocabulary.ts';
import type { EvidencePlace } from '../../schema/vocabulary.ts';
import { markSpans } from '../media/mark-spans.ts';
import type { Piece, Span } from '../media/mark-spans.ts';
import { code, own, say } from '../media/prose.ts';
import type { Prose } from '../media/prose.ts';
import { verbatimText } from '../media/verbatim-text.ts';
import type { Spot } from '../media/verbatim-text.ts';
import { addFinding, closeFinding } from './evidence-findings.ts';
import type { Finding, OpenFinding } from './evidence-findings.ts';

/** A text of the definition that evidence points at, with the words that count marked, and what they count for. */
export interface Quote {
  place: Prose;
  pieces: Piece[];
  findings: Finding[];
}

interface OpenQuote { place: Prose; text: string; spans: Span[]; findings: OpenFinding[] }

/** The evidence of a verdict, overruled evidence included, by the text it stands in; texts in the order of their first mention. */
export function evidenceQuotes(record: ServerRecord, { definition, assessment }: ToolRecord, rules: Knowledge['rules']): Quote[] {
  const source = { definition: definition as unknown as Json, server: { instructions: record.instructions, id: record.server } as Json };
  const quotes = new Map<string, OpenQuote>();
  const mark = (spot: Spot, kind: Span['mark']) => {
    const { text, from } = verbatimText(spot, spot.in === 'server' ? source.server : source.definition);
    const key = JSON.stringify([spot.in, spot.path, text]);
    const quote = quotes.get(key) ?? { place: placeOf(spot), text, spans: [], findings: [] };
    quotes.set(key, quote);
    quote.spans.push({ start: spot.start - from, end: spot.end - from, mark: kind });
    return quote;
  };
  for (const item of [...assessment.evidence, ...assessment.overruled]) {
    addFinding(mark(item, isOverruled(item) ? 'overruled' : 'evidence').findings, item, rules);
    if (isOverruled(item)) mark(item.because, 'stopped');
  }
  return [...quotes.values()].map(({ place, text, spans, findings }) => ({
    place, pieces: markSpans(text, spans), findings: findings.map(closeFinding),
  }));
}

function isOverruled(item: Evidence | OverruledEvidence): item is OverruledEvidence {
  return 'because' in item;
}

function placeOf({ in: place, path }: Spot): Prose {
  const words = own(evidencePlaces[place].replace(/^t/, 'T'));
  const says = (['name', 'title', 'description', 'server'] as EvidencePlace[]).includes(place);
  return says ? say`${words}` : say`${words}, ${code(path)}`;
}
