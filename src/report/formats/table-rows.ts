import type { Assessment } from '../../schema/verdict/assessment.ts';
import { unexpectedReason } from '../../schema/verdict/decision-reason.ts';
import { shownReading } from '../../schema/verdict/shown-reading.ts';
import { findingSeverity } from '../../schema/vocabulary.ts';
import { shownName } from '../../text/shown-name.ts';
import { findingNotes } from '../notes/finding-notes.ts';
import type { ReportStyle } from '../report.ts';
import { toolNotes } from '../notes/tool-notes.ts';
import { padText, textWidth, wrapText, wrapWord } from '../wrap.ts';

const gap = '  ';
const severityColumns = 8;
const classColumns = 12;
const decisionColumns = 8;
const fixedColumns = severityColumns + classColumns + decisionColumns + 3 * gap.length;
/** The least that notes get, so that "more likely write," stays on a line. */
const leastNotes = 18;
/** A name of thousands of characters is shown in part; the JSON formats have it whole. */
const nameUnits = 120;

/** In less, a name has lines of its own above the other columns, and notes below. */
const narrowBelow = fixedColumns + gap.length + leastNotes + 12;

/** How wide the column of names must be for these tools, within what the style leaves. */
export function nameColumnsFor(tools: readonly Assessment[], style: ReportStyle): number {
  if (style.columns < narrowBelow) return 0;
  const widest = tools.reduce((most, tool) => Math.max(most, textWidth(nameOf(tool))), 12);
  return Math.min(widest, style.columns - fixedColumns - gap.length - leastNotes);
}

/** The line that names the columns. */
export function tableHead(nameColumns: number, { paint }: ReportStyle): string {
  if (nameColumns === 0) return `${paint('faint', 'TOOL')}\n${paint('faint', gap + row(['SEVERITY', 'CLASS', 'DECISION', '', ''], 0))}\n`;
  return `${paint('faint', row(['SEVERITY', 'CLASS', 'DECISION', 'TOOL', ''], nameColumns))}\n`;
}

/** One tool a row, continued below where name or notes are too long for their column. */
export function tableRows(tools: readonly Assessment[], nameColumns: number, style: ReportStyle): string {
  return tools.flatMap((tool) => toolRows(tool, nameColumns, style)).map((line) => `${line}\n`).join('');
}

function nameOf(tool: Assessment): string {
  return shownName(tool.name, nameUnits);
}

function toolRows(tool: Assessment, nameColumns: number, { columns, paint }: ReportStyle): string[] {
  if (nameColumns === 0) return narrowRows(tool, { columns, paint });
  const name = wrapWord(nameOf(tool), nameColumns);
  const notes = wrapText(toolNotes(tool).join('; '), columns - fixedColumns - nameColumns - gap.length);
  const { class: shown, severity } = shownReading(tool);
  const first = row([severity, shown, tool.decision, name[0] as string, notes[0] as string], nameColumns);
  const rest = Array.from({ length: Math.max(name.length, notes.length) - 1 }, (_, index) => (
    row(['', '', '', name[index + 1] ?? '', notes[index + 1] ?? ''], nameColumns)));
  return [paint(severity, first.slice(0, severityColumns)) + first.slice(severityColumns), ...rest, ...findingRows(tool, { columns, paint }), ...reasonRows(tool, columns)];
}

/** The name on lines of its own, the columns below it, notes last. */
function narrowRows(tool: Assessment, { columns, paint }: ReportStyle): string[] {
  const { class: shown, severity } = shownReading(tool);
  const cells = row(['', shown, tool.decision, '', ''], 0).slice(severityColumns);
  const notes = toolNotes(tool).join('; ');
  return [
    ...wrapWord(nameOf(tool), columns), gap + paint(severity, padText(severity, severityColumns)) + cells,
    ...(notes === '' ? [] : labelled('', notes, columns)), ...findingRows(tool, { columns, paint }), ...reasonRows(tool, columns),
  ];
}

/** What the definition holds that none should: lines of their own under the tool, marked as a finding. */
function findingRows(tool: Assessment, { columns, paint }: ReportStyle): string[] {
  return findingNotes(tool).flatMap((note) => labelled('finding', note, columns)).map((line) => (
    line.startsWith(' ') ? line : paint(findingSeverity, line.slice(0, severityColumns)) + line.slice(severityColumns)));
}

/** Why a decision is another than the severity beside it leads one to expect; a finding says so itself. */
function reasonRows(tool: Assessment, columns: number): string[] {
  const reason = findingNotes(tool).length > 0 ? '' : unexpectedReason(tool);
  return reason === '' ? [] : labelled('reason', reason, columns);
}

/** Lines of their own under a tool, the first after a label. */
function labelled(label: string, text: string, columns: number): string[] {
  const start = label.padEnd(severityColumns) + gap;
  return wrapText(text, columns - start.length).map((line, index) => (index === 0 ? start : ' '.repeat(start.length)) + line);
}

function row([severity, riskClass, decision, name, notes]: [string, string, string, string, string], nameColumns: number): string {
  return [
    padText(severity, severityColumns), padText(riskClass, classColumns), padText(decision, decisionColumns), padText(name, nameColumns), notes,
  ].join(gap).trimEnd();
}
