import { accuracyFigures } from '../schema/accuracy.ts';
import type { AccuracyFigure } from '../schema/accuracy.ts';
import { classes, confidenceBands, termsOf } from '../schema/vocabulary.ts';
import { terminal } from '../text/terminal.ts';
import { countsText, intervalText, shareText } from '../text/share-text.ts';
import type { Evaluated } from './evaluation-report.ts';
import { disagreementWords } from './evaluation-report.ts';
import type { ReportStyle } from './report.ts';
import { padText, textWidth, wrapText } from './wrap.ts';

/** An evaluation for a terminal: the figures of the Markdown report, the headline first. */
export function evaluationTable(title: string, found: Evaluated, { paint, columns }: ReportStyle, { disagreements = false } = {}): string {
  const blocks: string[][][] = [[['', 'SHARE', 'TOOLS', '95 % INTERVAL'], ...figureRows(found)]];
  if (found.macroF1 !== null) blocks.push([['CLASS', 'PRECISION', '', 'RECALL', ''], ...classRows(found)], confusionRows(found));
  blocks.push([['CONFIDENCE', 'STATED', 'RIGHT', 'TOOLS', '95 % INTERVAL'], ...reliabilityRows(found)]);
  const f1 = found.macroF1 === null ? '' : ` Macro-F1 of the class, strictly: ${found.macroF1.toFixed(3)}.`;
  return [
    paint('strong', `${terminal(title, 400)} · ${found.tools} tools of ${found.servers} servers`),
    ...blocks.flatMap((block) => ['', ...aligned(block, paint)]),
    '', `Reading told from changing, averaged over servers: ${(100 * found.readOrChangePerServer).toFixed(1)} %.${f1}`,
    ...(disagreements ? ['', paint('faint', 'DISAGREEMENTS'), ...found.disagreements.flatMap((item) => wrapText(disagreementWords(item, (text) => terminal(text, 80)), columns))] : []),
  ].map((line) => `${line}\n`).join('');
}

function figureRows(found: Evaluated): string[][] {
  return (Object.keys(accuracyFigures) as AccuracyFigure[]).filter((figure) => found[figure].of > 0)
    .map((figure) => [accuracyFigures[figure].label, shareText(found[figure]), countsText(found[figure]), intervalText(found[figure])]);
}

function classRows({ byClass }: Evaluated): string[][] {
  return termsOf(classes).flatMap((name) => {
    const score = byClass[name];
    return score === undefined ? [] : [[classes[name].label, shareText(score.precision), countsText(score.precision), shareText(score.recall), countsText(score.recall)]];
  });
}

function confusionRows({ confusion }: Evaluated): string[][] {
  const names = termsOf(classes);
  return [['LABEL ↓ VERDICT →', ...names], ...names.filter((label) => confusion[label] !== undefined).map((label) => [label, ...names.map((name) => String(confusion[label]?.[name] ?? '·'))])];
}

function reliabilityRows({ reliability, stated }: Evaluated): string[][] {
  return termsOf(confidenceBands).filter((band) => reliability[band].of > 0).map((band) => {
    const share = reliability[band];
    return [confidenceBands[band].label, `${(100 * (stated[band] ?? 0)).toFixed(1)} %`, shareText(share), countsText(share), intervalText(share)];
  });
}

/** Rows of cells under their head, each column as wide as its widest cell. */
function aligned(rows: readonly string[][], paint: ReportStyle['paint']): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => textWidth(row[column] ?? ''))));
  return rows.map((row, index) => {
    const line = row.map((cell, column) => padText(cell, widths[column] ?? 0)).join('  ').trimEnd();
    return index === 0 ? paint('faint', line) : line;
  });
}
