import { accuracyFigures, figureGroups } from '../../schema/accuracy.ts';
import type { AccuracyFigure, FigureGroup, Figures } from '../../schema/accuracy.ts';
import { classes, confidenceBands, termsOf } from '../../schema/vocabulary.ts';
import type { RiskClass } from '../../schema/vocabulary.ts';
import { headlineSentence } from '../../text/headline-sentence.ts';
import { markdown } from '../../text/markdown.ts';
import { countsText, intervalText, shareText } from '../../text/share-text.ts';
import { terminal } from '../../text/terminal.ts';
import { disagreementWords } from './disagreement-words.ts';
import type { Differing } from './disagreement-words.ts';

/** What the report needs of an evaluation (`judge/evaluate/evaluate.ts`). */
export interface Evaluated extends Figures { disagreements: readonly Differing[] }

/** An evaluation as Markdown: the headline first, each share with its counts and a 95 % interval. */
export function evaluationReport(title: string, found: Evaluated, { disagreements = false } = {}): string {
  const headline = headlineSentence(found);
  return [
    `## ${markdown(terminal(title, 400))}\n\n${found.tools} tools of ${found.servers} servers.\n`,
    headline === '' ? '' : `**${headline}**\n`,
    ...told(found).map(({ group, figures }) => `| ${figureGroups[group]} | share | tools | 95 % interval |\n| --- | --- | --- | --- |\n${figures.map((figure) => `| ${figureCells(figure, found).join(' | ')} |\n`).join('')}`),
    meansSentence(found) === '' ? '' : `${meansSentence(found)}\n`,
    found.macroF1 === null ? '' : `${classTable(found)}\n${confusionTable(found)}`,
    reliabilityTable(found),
    disagreements ? disagreementList(found) : '',
  ].filter((part) => part !== '').join('\n');
}

/** The figures that the labels of a set can tell, by group. */
export function told(found: Figures): { group: FigureGroup; figures: AccuracyFigure[] }[] {
  return termsOf(figureGroups).map((group) => ({ group, figures: termsOf(accuracyFigures).filter((figure) => accuracyFigures[figure].group === group && found[figure].of > 0) }))
    .filter(({ figures }) => figures.length > 0);
}

/** What is told in means, as far as the labels can tell it. */
export function meansSentence({ readOrChangePerServer, macroF1 }: Figures): string {
  return [
    readOrChangePerServer === null ? '' : `Reading told from changing, averaged over servers: ${(100 * readOrChangePerServer).toFixed(1)} %.`,
    macroF1 === null ? '' : `Macro-F1 of the class, strictly: ${macroF1.toFixed(3)}.`,
  ].filter((part) => part !== '').join(' ');
}

/** Name, share, counts, interval. */
function figureCells(figure: AccuracyFigure, found: Figures): string[] {
  const { label, says } = accuracyFigures[figure];
  return [`${figure === 'letThrough' ? `**${label}**` : label}: ${says}`, shareText(found[figure]), countsText(found[figure]), intervalText(found[figure])];
}

function classTable({ byClass }: Evaluated): string {
  const rows = Object.entries(byClass).map(([name, { precision, recall }]) => (
    `| ${classes[name as RiskClass].label} | ${shareText(precision)} (${countsText(precision)}) | ${shareText(recall)} (${countsText(recall)}) |\n`));
  return `| class | precision | recall |\n| --- | --- | --- |\n${rows.join('')}`;
}

function confusionTable({ confusion }: Evaluated): string {
  const names = termsOf(classes);
  const rows = names.filter((label) => confusion[label] !== undefined).map((label) => `| **${label}** | ${names.map((name) => confusion[label]?.[name] ?? '').join(' | ')} |\n`);
  return `| label ↓ verdict → | ${names.join(' | ')} |\n| --- |${' --- |'.repeat(names.length)}\n${rows.join('')}`;
}

function reliabilityTable({ reliability, severityReliability, banded, stated }: Evaluated): string {
  const rows = termsOf(confidenceBands).filter((band) => reliability[band].of > 0).map((band) => {
    const [ofClass, ofSeverity] = [reliability[band], severityReliability[band]];
    const cells = [ofClass, ofSeverity].flatMap((share) => [shareText(share), countsText(share), intervalText(share)]);
    return `| ${confidenceBands[band].label} | ${shareText(banded[band])} | ${(100 * (stated[band] ?? 0)).toFixed(1)} % | ${cells.join(' | ')} |\n`;
  });
  if (rows.length === 0) return '';
  return `| confidence | of all tools | stated | class right | tools | 95 % interval | severity within one step | tools | 95 % interval |\n|${' --- |'.repeat(9)}\n${rows.join('')}`;
}

function disagreementList({ disagreements }: Evaluated): string {
  return `### Disagreements\n\n${disagreements.map((item) => `- ${disagreementWords(item, (text, most = 80) => markdown(terminal(text, most)))}\n`).join('')}`;
}
