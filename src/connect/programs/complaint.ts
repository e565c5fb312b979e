import { terminal } from '../../text/terminal.ts';

/** What npm puts before each line of an error. */
const byNpm = /^npm (?:error|ERR!)/;
/** Where it says that it keeps more: a file that is gone with the program. */
const ofLog = /A complete log of this run can be found in|[\\/]_logs[\\/]/;
const telling = /error|fail|missing|required|must|cannot|not found|invalid|unknown|denied|usage/i;

/** The most telling line of what a program wrote to standard error, on one line, its colours removed; empty when it wrote none. */
export function complaintLine(text: string): string {
  const lines = text.replace(/\u001b\[[0-?]*[ -/]*[@-~]/g, '').split('\n').map((line) => line.trim())
    .filter((line) => line !== '' && !ofLog.test(line) && !/^(?:npm (?:error|ERR!)\s*)?at |^Node\.js v|^\^+$/.test(line));
  return terminal(lines.findLast((line) => telling.test(line.replace(byNpm, ''))) ?? lines.at(-1) ?? '', 300);
}
