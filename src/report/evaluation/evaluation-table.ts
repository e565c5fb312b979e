import { accuracyFigures, figureGroups } from '../../schema/accuracy.ts';
import type { AccuracyFigure } from '../../schema/accuracy.ts';
import { classes, confidenceBands, termsOf } from '../../schema/vocabulary.ts';
import type { ConfidenceBand } from '../../schema/vocabulary.ts';
import { headlineSentence } from '../../text/headline-sentence.ts';
import { terminal } from '../../text/terminal.ts';
import { countsText, intervalText, shareText } from '../../text/share-text.ts';
import { disagreementWords } from './disagreement-words.ts';
import { meansSentence, told } from './evaluation-report.ts';
import type { Evaluated } from './evaluation-report.ts';
import type { ReportStyle } from '../report.ts';
import { cutEnd, padText, textWidth, wrapText } from '../wrap.ts';

/** An evaluation for a terminal: the figures of the Markdown report, the headline first. */
export function evaluationTable(title: string, found: Evaluated, { paint, columns }: ReportStyle, { disagreements = false } = {}): string {
  const blocks: string[][][] = told(found).map(({ group, figures }) => [[figureGroups[group].toUpperCase(), 'SHARE', 'TOOLS', '95 % INTERVAL'], ...figures.map((figure) => figureRow(figure, found))]);
  if (found.macroF1 !== null) blocks.push([['CLASS', 'PRECISION', '', 'RECALL', ''], ...classRows(found)], confusionRows(found));
  blocks.push(...reliabilityBlocks(found));
  const [headline, means] = [headlineSentence(found), meansSentence(found)];
  return [
    ...wrapText(`${terminal(title, 400)} · ${found.tools} tools of ${found.servers} servers`, columns).map((line) => paint('strong', line)),
    ...(headline === '' ? [] : ['', ...wrapText(headline, columns)]),
    ...blocks.flatMap((block) => ['', ...aligned(block, { paint, columns })]),
    ...(means === '' ? [] : ['', ...wrapText(means, columns)]),
    ...(disagreements ? ['', paint('faint', 'DISAGREEMENTS'), ...found.disagreements.flatMap((item) => wrapText(disagreementWords(item, (text, most = 80) => terminal(text, most)), columns))] : []),
  ].map((line) => `${line}\n`).join('');
}

function figureRow(figure: AccuracyFigure, found: Evaluated): string[] {
  return [accuracyFigures[figure].label, shareText(found[figure]), countsText(found[figure]), intervalText(found[figure])];
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

/** How often each band is right about the class, and, where labels tell it, about the severity. */
function reliabilityBlocks({ reliability, severityReliability, banded, stated }: Evaluated): string[][][] {
  const rows = (shares: Evaluated['reliability'], first: (band: ConfidenceBand) => string) => termsOf(confidenceBands).filter((band) => shares[band].of > 0)
    .map((band) => [confidenceBands[band].label, first(band), shareText(shares[band]), countsText(shares[band]), intervalText(shares[band])]);
  return [
    [['CONFIDENCE', 'STATED', 'CLASS RIGHT', 'TOOLS', '95 % INTERVAL'], ...rows(reliability, (band) => `${(100 * (stated[band] ?? 0)).toFixed(1)} %`)],
    [['CONFIDENCE', 'OF ALL TOOLS', 'SEVERITY WITHIN ONE STEP', 'TOOLS', '95 % INTERVAL'], ...rows(severityReliability, (band) => shareText(banded[band]))],
  ].filter((block) => block.length > 1);
}

/** Rows of cells under their head, each column as wide as its widest cell; where that is too wide, each row as a list of its cells with their heads. */
function aligned(rows: readonly string[][], { paint, columns }: ReportStyle): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => textWidth(row[column] ?? ''))));
  if (widths.reduce((sum, width) => sum + width + 2, -2) > columns) return listed(rows, { paint, columns });
  return rows.map((row, index) => {
    const line = row.map((cell, column) => padText(cell, widths[column] ?? 0)).join('  ').trimEnd();
    return index === 0 ? paint('faint', line) : line;
  });
}

function listed([head = [], ...rows]: readonly string[][], { paint, columns }: ReportStyle): string[] {
  const indented = (text: string) => wrapText(text, columns - 2).map((line) => `  ${line}`);
  return [paint('faint', cutEnd(head[0] ?? '', columns)), ...rows.flatMap(([first = '', ...cells]) => [
    ...wrapText(first, columns), ...indented(cells.map((cell, at) => `${head[at + 1]} ${cell}`.trim()).filter((text) => text !== '').join(' · '))])];
}
