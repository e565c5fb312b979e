import { readFile } from 'node:fs/promises';
import { parseDocument, YAMLMap } from 'yaml';
import { accuracyFigures } from '../../schema/accuracy.ts';
import type { AccuracyFigure } from '../../schema/accuracy.ts';
import type { Knowledge } from '../../schema/knowledge/knowledge.ts';
import { writeText } from '../../store/write-text.ts';
import { PlaceError } from '../../text/errors/place-error.ts';
import { evaluateLabels } from './evaluate-labels.ts';
import { readElsewhere } from './measure-accuracy.ts';

/**
 * Measures a set that is not part of the project from its file, and writes its counts and the day into `elsewhere.yaml`; words,
 * comments and what else was counted stay. Throws `PlaceError` for an id the file does not describe.
 */
export async function measureElsewhere(path: string, id: string, file: string, today: string, knowledge: Knowledge): Promise<void> {
  const known = await readElsewhere(path);
  const set = known[id];
  if (set === undefined) throw new PlaceError(path, `describes no set "${id}"`, `Describe it there first, or name one of: ${Object.keys(known).join(', ')}.`);
  const found = await evaluateLabels(file, file, knowledge, null);
  const document = parseDocument(await readFile(path, 'utf8'));
  const figures = (Object.keys(accuracyFigures) as AccuracyFigure[]).filter((figure) => found[figure].of > 0);
  document.setIn([id, 'measured'], today);
  if (found.readOrChangePerServer !== null) document.setIn([id, 'perServer'], Number(found.readOrChangePerServer.toFixed(4)));
  const counted = set.shares.filter(({ says }) => says !== undefined);
  const shares = document.createNode([...figures.map((figure) => ({ figure, ...found[figure] })), ...counted]);
  for (const share of shares.items) if (share instanceof YAMLMap) share.flow = true;
  document.setIn([id, 'shares'], shares);
  await writeText(path, document.toString({ lineWidth: 0 }));
}
