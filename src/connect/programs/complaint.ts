import { terminal } from '../../text/terminal.ts';

const telling = /error|fail|missing|required|must|cannot|not found|invalid|unknown|denied|usage/i;

/** The most telling line of what a program wrote to standard error, on one line, its colours removed; empty when it wrote none. */
export function complaintLine(text: string): string {
  const lines = text.replace(/\u001b\[[0-?]*[ -/]*[@-~]/g, '').split('\n').map((line) => line.trim())
    .filter((line) => line !== '' && !/^at |^Node\.js v|^\^+$/.test(line));
  return terminal(lines.findLast((line) => telling.test(line)) ?? lines.at(-1) ?? '', 300);
}
