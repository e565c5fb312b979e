import type { Move, ServerChange, ToolChange } from '../../schema/change/change.ts';
import { moveWords } from '../../schema/change/move-words.ts';
import { markdown, markdownCell } from '../../text/markdown.ts';
import { terminal } from '../../text/terminal.ts';
import type { Changes } from './changes.ts';
import { changedName, changeSentence, standingText, versionsText } from './change-words.ts';

/** Units of a value that is quoted. */
const quotedUnits = 120;

/** For a pull request: each server with a table of its tools, those with more risk first; what only differs in words in a line. */
export function changeMarkdown({ toolrisk, rules, old, new: current, servers, notes = [] }: Changes): string {
  const told = notes.map((note) => `${markdown(terminal(note))}\n\n`).join('');
  return `# ${markdown(terminal(old, 200))} → ${markdown(terminal(current, 200))}\n\n${servers.map(serverPart).join('')}${told}toolrisk ${toolrisk}, rules ${rules}\n`;
}

function serverPart(change: ServerChange): string {
  const worded = change.tools.filter(({ isWording }) => isWording);
  const rows = change.tools.filter(({ isWording }) => !isWording);
  const words = worded.length === 0 ? '' : `Wording only: ${worded.map(({ name }) => markdown(terminal(name, quotedUnits))).join(', ')}\n\n`;
  const moves = change.moves.map((move) => `- ${move.isRisk ? '**risk**: ' : ''}${moveMarkdown(move)}\n`).join('');
  const table = rows.length === 0 ? '' : `| | Tool | What | Is | Differences |\n| --- | --- | --- | --- | --- |\n${rows.map(toolRow).join('')}\n`;
  return `## ${markdown(terminal(change.server, 200))}${markdown(versionsText(change))}\n\n${change.state === 'risk' ? '**' : ''}${change.state === 'unknown' ? markdown(changeSentence(change)) : ownMarkdown(changeSentence(change))}${change.state === 'risk' ? '**' : ''}\n\n${moves}${moves === '' ? '' : '\n'}${table}${words}`;
}

function toolRow(tool: ToolChange): string {
  const moves = tool.moves.filter(({ isWording }) => !isWording).map(moveMarkdown).join('; ');
  return `| ${tool.isRisk ? '**risk**' : ''} | ${markdown(changedName(tool))} | ${tool.kind} | ${standingText(tool)} | ${moves} |\n`;
}

function moveMarkdown(move: Move): string {
  return moveWords(move).map((piece) => ('own' in piece ? ownMarkdown(piece.own) : markdownCell(terminal(piece.code, quotedUnits)))).join('');
}

/** Our own words: only what would be markup in them. */
function ownMarkdown(words: string): string {
  return words.replace(/[\\`*_[\]<>&|~]/g, (character) => `\\${character}`);
}
