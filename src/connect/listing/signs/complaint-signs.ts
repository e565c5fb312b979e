import { wholeWords } from './whole-words.ts';

/** What a program that waits for its person says. */
const asks = /\b(?:authori[sz]|authenticat|log ?in|sign ?in|visit|open|waiting|enter|paste|press|confirm|approve|verif|device code)/i;
/** Units of a line that are repeated. */
const mostUnits = 160;
/** Lines before the last that may ask. */
const mostLines = 12;

/** The last line of what a program wrote to standard error, and before it what it asks for, in clauses; none where it wrote nothing. */
export function complaintSigns(text: string): string[] {
  const lines = text.replace(/\u001b\[[0-?]*[ -/]*[@-~]/g, '').split(/[\r\n]+/).map((line) => line.trim()).filter((line) => line !== '').slice(-mostLines);
  const last = lines.pop();
  if (last === undefined) return [];
  const asking = asks.test(last) ? undefined : lines.findLast((line) => asks.test(line));
  return [...(asking === undefined ? [] : [`it says on standard error: ${quoted(asking)}`]), `the last line of its standard error: ${quoted(last)}`];
}

function quoted(line: string): string {
  return `“${wholeWords(line, mostUnits)}”`;
}
