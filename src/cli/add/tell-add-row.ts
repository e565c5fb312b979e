import type { AddRow } from '../../schema/catalog/add-report.ts';
import { terminal } from '../../text/terminal.ts';

/** Lines of a program's last words that are shown: its reason stands in the last of them as a rule. */
const mostLines = 8;

/** What became of one source, in a line; `where`: the file of its server. */
export function addRowLine({ source, outcome, tools = 0, cause, says = '', remedy = '', server, tries }: AddRow, where: string): string {
  const name = terminal(source, 200);
  switch (outcome) {
    case 'known': return `${name}: ${where} has it already; --replace finds it out anew.`;
    case 'failed': return `${name}: ${cause}: ${terminal(says)} ${terminal(remedy)}${tries.length > 1 ? ` (${tries.length} tries)` : ''}`;
    default: return `${name}: ${tools} ${tools === 1 ? 'tool' : 'tools'}${says === '' ? '' : ` (${terminal(says)})`}, ${outcome === 'written' ? where : `would be ${server}`}`;
  }
}

/** The end of what a program wrote, for whoever has to find out the rest. */
export function lastWordsLines({ lastWords = '' }: AddRow): string[] {
  const lines = lastWords.split('\n').map((line) => line.trimEnd()).filter((line) => line !== '').slice(-mostLines);
  return lines.length === 0 ? [] : ['Its last words:', ...lines.map((line) => `  ${terminal(line, 200)}`)];
}

/** What was tried, for the same reader: a line each, values and all, for they are dummies. */
export function triedLines({ tries }: AddRow): string[] {
  return tries.map(({ args, env, files, bin, cause, tools, outcome }, at) => {
    const given = [...(bin === undefined ? [] : [bin]), ...args, ...Object.entries(env).map(([name, value]) => `${name}=${value}`), ...files.map((file) => `file ${file}`)];
    return terminal(`  try ${at + 1}: ${given.length === 0 ? 'without values' : given.join(' ')}: ${outcome === 'listed' ? `${tools} tools` : cause}`, 300);
  });
}
