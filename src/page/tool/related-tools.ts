import type { ServerRecord, ToolRecord } from '../../schema/catalog/record.ts';
import { shownReading } from '../../schema/verdict/shown-reading.ts';
import { compareSeverity } from '../../schema/vocabulary.ts';
import type { RelatedTool } from '../page-context.ts';

/** Tools shown, and tools looked at for one word: a word that more share says little. */
const most = 6;
const mostPerWord = 200;

/** Finds the nearest tools of each tool of one server: those whose names share the most telling words, then those of its class. */
export function relatedTools(record: ServerRecord): (tool: ToolRecord) => RelatedTool[] {
  const words = new Map(record.tools.map((tool) => [tool, wordsOf(tool.definition.name)]));
  const byWord = new Map<string, ToolRecord[]>();
  for (const [tool, own] of words) for (const word of own) byWord.set(word, [...(byWord.get(word) ?? []), tool]);
  const byClass = Map.groupBy(record.tools, ({ assessment }) => shownReading(assessment).class);

  return (tool) => {
    const scores = new Map<ToolRecord, number>();
    const telling = (words.get(tool) ?? []).filter((word) => (byWord.get(word)?.length ?? 0) <= Math.max(mostPerWord, record.tools.length / 2));
    for (const word of telling) {
      for (const other of byWord.get(word) ?? []) scores.set(other, (scores.get(other) ?? 0) + 1 / (byWord.get(word)?.length ?? 1));
    }
    for (const other of (byClass.get(shownReading(tool.assessment).class) ?? []).slice(0, mostPerWord)) scores.set(other, (scores.get(other) ?? 0) + 1e-3);
    scores.delete(tool);
    const nearest = [...scores].sort((a, b) => b[1] - a[1] || (a[0].slug < b[0].slug ? -1 : 1)).map(([other]) => other);
    return withContrast(tool, nearest).map((other) => compared(tool, other, words));
  };
}

/** The nearest, among them one that is milder and one that is worse where the server has them near. */
function withContrast(tool: ToolRecord, nearest: readonly ToolRecord[]): ToolRecord[] {
  const apart = (sign: number) => nearest.filter((other) => Math.sign(compareSeverity(other.assessment.headline, tool.assessment.headline)) === sign).slice(0, 1);
  const contrast = [...apart(-1), ...apart(1)];
  const chosen = new Set([...nearest.slice(0, most - contrast.length), ...contrast]);
  for (const other of nearest) if (chosen.size < most) chosen.add(other);
  return nearest.filter((other) => chosen.has(other));
}

function compared(tool: ToolRecord, other: ToolRecord, words: ReadonlyMap<ToolRecord, string[]>): RelatedTool {
  const difference = compareSeverity(other.assessment.headline, tool.assessment.headline);
  const own = words.get(tool) ?? [];
  return {
    tool: other,
    relation: difference < 0 ? 'milder' : difference > 0 ? 'worse' : 'alike',
    shared: (words.get(other) ?? []).filter((word) => own.includes(word)),
  };
}

function wordsOf(name: string): string[] {
  const parts = name.replace(/(\p{Ll}|\p{N})(?=\p{Lu})/gu, '$1 ').toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return [...new Set(parts)].filter((word) => word.length > 1).slice(0, 12);
}
