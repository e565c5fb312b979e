import type { ServerChange, ToolChange } from '../../schema/change/change.ts';
import { shownName } from '../../text/shown-name.ts';
import { terminal } from '../../text/terminal.ts';
import type { ReportStyle } from '../report.ts';
import { wrapText } from '../wrap.ts';
import type { Changes } from './changes.ts';
import { changedName, changeSentence, moveText, standingText, versionsText } from './change-words.ts';

/** Columns before the name of a tool. */
const label = 11;

/** For people: each server with what became of it, the gravest tool first, a difference a line; wording last, by name only. */
export function changeTable({ toolrisk, rules, old, new: current, servers, notes = [] }: Changes, style: ReportStyle): string {
  const head = wrapped(`${terminal(old, 200)} → ${terminal(current, 200)}`, '', style).map((line) => style.paint('strong', line));
  const told = [...notes.flatMap((note) => wrapped(terminal(note), '', style)), style.paint('faint', `toolrisk ${toolrisk}, rules ${rules}`)];
  return [...head, '', ...servers.flatMap((server) => [...serverLines(server, style), '']), ...told].map((line) => `${line}\n`).join('');
}

function serverLines(change: ServerChange, style: ReportStyle): string[] {
  const title = wrapped(`${shownName(change.server)}${versionsText(change)}: ${changeSentence(change)}`, '', style);
  const worded = change.tools.filter(({ isWording }) => isWording);
  return [
    ...title.map((line) => (change.state === 'risk' || change.state === 'unknown' ? style.paint('high', line) : style.paint('strong', line))),
    ...change.moves.flatMap((move) => labelled(move.isRisk ? 'risk' : '', moveText(move), style)),
    ...change.tools.filter(({ isWording }) => !isWording).flatMap((tool) => toolLines(tool, style)),
    ...(worded.length === 0 ? [] : labelled('wording', worded.map(({ name }) => shownName(name, 80)).join(', '), style)),
  ];
}

function toolLines(tool: ToolChange, style: ReportStyle): string[] {
  const first = `${changedName(tool)}: ${tool.kind} (${standingText(tool)})`;
  const lines = labelled(tool.isRisk ? 'risk' : '', first, style);
  return [...lines, ...tool.moves.filter(({ isWording }) => !isWording).flatMap((move) => wrapped(moveText(move), ' '.repeat(label + 2), style))];
}

function labelled(word: string, text: string, style: ReportStyle): string[] {
  const lines = wrapText(text, style.columns - label);
  return lines.map((line, index) => (index > 0 || word === '' ? ' '.repeat(label) + line : `  ${word === 'risk' ? style.paint('high', word) : word}${' '.repeat(label - 2 - word.length)}${line}`));
}

function wrapped(text: string, indent: string, { columns }: ReportStyle): string[] {
  return wrapText(text, columns - indent.length).map((line) => indent + line);
}
