import { readFile } from 'node:fs/promises';
import { isScalar, parseDocument } from 'yaml';
import { isDefensible, isSeverityNear } from '../../judge/evaluate/evaluate.ts';
import type { Labelled, Scored } from '../../judge/evaluate/evaluate.ts';
import type { Knowledge } from '../../schema/knowledge/knowledge.ts';
import { confidenceValue } from '../../schema/knowledge/tables.ts';
import { writeText } from '../../store/write-text.ts';
import { gatherErrors, PlaceError, PlaceErrors } from '../../text/errors/place-error.ts';
import { judgeLabelled } from './evaluate-labels.ts';

interface Counts { right: number; severityRight: number; of: number }

/**
 * Counts anew how often verdicts are right for each pattern of evidence, on the labels of class and severity in these files, and writes
 * the counts and the values that follow into the table at `path`; rows, words and comments stay. Throws `PlaceErrors` with every bad line.
 */
export async function measureConfidence(path: string, files: readonly string[], today: string, { knowledge, catalog }: { knowledge: Knowledge; catalog: string | null }): Promise<void> {
  const problems: PlaceError[] = [];
  const scored: Scored[] = [];
  for (const file of files) scored.push(...await gatherErrors(problems, () => judgeLabelled(file, file, knowledge, catalog)) ?? []);
  if (problems.length > 0) throw new PlaceErrors(problems);
  const labelled = scored.filter((item): item is Scored & Labelled => item.label !== null);
  if (labelled.length === 0) throw new PlaceError(files.join(', '), 'hold no label of a class', 'Give each tool a "gold".');
  await writeText(path, withValues(await readFile(path, 'utf8'), [
    [['measured'], measuredSentence(labelled.length, today)],
    ...Object.entries(countRows(labelled, knowledge)).flatMap(([id, row]) => Object.entries({ ...row, value: confidenceValue(row) })
      .map(([name, value]): [string[], string] => [['rows', id, name], String(value)])),
  ]));
}

/** A YAML text with other plain values in these places, and every other character as it was. */
function withValues(text: string, values: readonly [path: string[], value: string][]): string {
  const document = parseDocument(text);
  const places = values.map(([path, value]) => {
    const node = document.getIn(path, true);
    if (!isScalar(node) || node.range == null) throw new Error(`${path.join('.')} is no plain value`);
    return { start: node.range[0], end: node.range[1], value };
  }).sort((a, b) => b.start - a.start);
  return places.reduce((made, { start, end, value }) => `${made.slice(0, start)}${value}${made.slice(end)}`, text);
}

/** For each row of the table the tools whose confidence it gives, and how many of them are right. */
function countRows(labelled: readonly Labelled[], { confidence }: Knowledge): Record<string, Counts> {
  const byRow = Map.groupBy(labelled, ({ assessment }) => assessment.derivation.find(({ step }) => step === 'confidence')?.id);
  return Object.fromEntries(Object.keys(confidence.rows).map((id) => {
    const items = byRow.get(id) ?? [];
    return [id, { right: items.filter(isDefensible).length, severityRight: items.filter(isSeverityNear).length, of: items.length }];
  }));
}

function measuredSentence(tools: number, today: string): string {
  return `Counted on ${tools} tools labelled by reading, ${today.slice(0, 7)}. A class is right when it is the label or an alternative that the label allows, a severity when it is at most one step from the label.`;
}
