import { jsonProblem } from './json-problem.ts';
import { wholeWords } from './whole-words.ts';

/** Units of a line that are repeated. */
const mostUnits = 60;
/** Bytes of a line that are looked at. */
const mostBytes = 1024 * 1024;
/** Lines of which the encoding is looked at: it does not change. */
const mostLookedAt = 20;

/** What a program wrote to standard output that is no message, as far as a failure tells of it. */
export class OutputSigns {
  #lines = 0;
  #first = '';
  #framed = false;
  #wide = false;
  #broken = '';

  /** Takes a line, or lines, that came to no message. */
  add(line: Buffer): void {
    const text = line.toString('utf8', 0, mostBytes);
    if (text.trim() === '') return;
    this.#lines += 1;
    if (this.#first === '') this.#first = text;
    this.#framed ||= /^\s*Content-Length:\s*\d/i.test(text);
    if (this.#lines < mostLookedAt) this.#wide ||= isWide(line);
    if (this.#broken === '' && text.includes('"jsonrpc"')) this.#broken = brokenBecause(text);
  }

  /** In clauses, the most telling first. `pending`: what has no line feed behind it. */
  told(pending: string): string[] {
    const rest = pending.trim();
    const lines = this.#lines === 0 ? [] : [`it wrote ${this.#lines === 1 ? 'a line that is no message' : `${this.#lines} lines that are no messages`} to standard output, first “${wholeWords(this.#first, mostUnits)}”`];
    return [
      ...this.telling(), ...(this.#framed || this.#wide || this.#broken !== '' ? [] : lines),
      ...(rest === '' || this.#wide ? [] : [`what it wrote last to standard output has no line feed behind it: “${wholeWords(rest, mostUnits)}”`]),
    ];
  }

  /** Those alone that no mere log can be. */
  telling(): string[] {
    return [
      ...(this.#wide ? ['its standard output is in UTF-16, and MCP takes UTF-8'] : []),
      ...(this.#framed ? ['it writes its messages in frames (Content-Length), where MCP takes one on each line'] : []),
      ...(this.#broken === '' ? [] : [`it wrote a message to standard output that is no JSON: ${this.#broken}`]),
    ];
  }
}

/** A byte order mark, or a zero at every other byte, as PowerShell writes. */
function isWide(line: Buffer): boolean {
  const start = line.subarray(0, 64);
  return (start[0] === 0xff && start[1] === 0xfe) || (start[0] === 0xfe && start[1] === 0xff) || (start.length >= 8 && start.filter((byte) => byte === 0).length > start.length / 3);
}

function brokenBecause(text: string): string {
  const from = text.slice(text.search(/[{[]/));
  const problem = jsonProblem(from.trim());
  return problem === '' ? 'it is none of JSON-RPC 2.0' : problem;
}
