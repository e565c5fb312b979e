import { accuracyFigures } from '../schema/accuracy.ts';
import type { AccuracyFigure, Figures } from '../schema/accuracy.ts';
import { classes, confidenceBands, termsOf } from '../schema/vocabulary.ts';
import type { RiskClass } from '../schema/vocabulary.ts';
import { markdown } from '../text/markdown.ts';
import { countsText, intervalText, shareText } from '../text/share-text.ts';
import { terminal } from '../text/terminal.ts';

/** What the report needs of an evaluation (`judge/evaluate.ts`). */
export interface Evaluated extends Figures {
  disagreements: readonly {
    assessment: { server: string; name: string; class: RiskClass; severity: string; evidence: readonly { facet: string; rule: string }[] };
    label: { category: RiskClass; severity: string; alternatives?: readonly RiskClass[] | undefined } | null; changes: boolean;
  }[];
}

/** An evaluation as Markdown: the headline first, each share with its counts and a 95 % interval. */
export function evaluationReport(title: string, found: Evaluated, { disagreements = false } = {}): string {
  return [
    `## ${markdown(terminal(title, 400))}\n\n${found.tools} tools of ${found.servers} servers.\n`,
    `| | share | tools | 95 % interval |\n| --- | --- | --- | --- |\n${figureRows(found).map((cells) => `| ${cells.join(' | ')} |\n`).join('')}`,
    `Reading told from changing, averaged over servers: ${(100 * found.readOrChangePerServer).toFixed(1)} %.${found.macroF1 === null ? '' : ` Macro-F1 of the class, strictly: ${found.macroF1.toFixed(3)}.`}\n`,
    found.macroF1 === null ? '' : `${classTable(found)}\n${confusionTable(found)}`,
    reliabilityTable(found),
    disagreements ? disagreementList(found) : '',
  ].filter((part) => part !== '').join('\n');
}

/** The figures that the labels of this set can tell: name, share, counts, interval. */
function figureRows(found: Evaluated): string[][] {
  return (Object.keys(accuracyFigures) as AccuracyFigure[]).filter((figure) => found[figure].of > 0)
    .map((figure) => [figureName(figure), shareText(found[figure]), countsText(found[figure]), intervalText(found[figure])]);
}

function figureName(figure: AccuracyFigure): string {
  const { label, says } = accuracyFigures[figure];
  return `${figure === 'dangerousMisses' ? `**${label}**` : label}: ${says}`;
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

function reliabilityTable({ reliability, stated }: Evaluated): string {
  const rows = termsOf(confidenceBands).filter((band) => reliability[band].of > 0).map((band) => {
    const share = reliability[band];
    return `| ${confidenceBands[band].label} | ${(100 * (stated[band] ?? 0)).toFixed(1)} % | ${shareText(share)} | ${countsText(share)} | ${intervalText(share)} |\n`;
  });
  return `| confidence | stated | right | tools | 95 % interval |\n| --- | --- | --- | --- | --- |\n${rows.join('')}`;
}

function disagreementList({ disagreements }: Evaluated): string {
  return `### Disagreements\n\n${disagreements.map((item) => `- ${disagreementWords(item, (text) => markdown(terminal(text, 80)))}\n`).join('')}`;
}

/** A verdict that differs, in a line. `safe` makes a stranger's name safe for the medium. */
export function disagreementWords({ assessment, label, changes }: Evaluated['disagreements'][number], safe: (text: string) => string): string {
  const said = label === null ? (changes ? 'changes something' : 'read-only') : `${label.category} ${label.severity}${(label.alternatives ?? []).length === 0 ? '' : ` (or ${label.alternatives!.join(', ')})`}`;
  const rules = [...new Set(assessment.evidence.filter(({ facet }) => facet === 'effects').map(({ rule }) => rule))].join(', ');
  return `${safe(assessment.server)} ${safe(assessment.name)}: label ${said}; verdict ${assessment.class} ${assessment.severity}; rules ${rules === '' ? 'none' : rules}`;
}
