import { jsonProblem } from './json-problem.ts';
import { otherWriting } from './other-writing.ts';
import { wholeWords } from './whole-words.ts';

/** Units of a line that are repeated. */
const mostUnits = 60;
/** Bytes of a line that are looked at. */
const mostBytes = 1024 * 1024;
/** Lines that are kept, the last ones. */
const mostKept = 20;
/** Units of a text in which a repetition is looked for. */
const mostRepeated = 2000;
/** Lines of which the encoding is looked at: it does not change. */
const mostLookedAt = 20;

/** What a program wrote to standard output that is no message, as far as a failure tells of it. */
export class OutputSigns {
  #lines = 0;
  #first = '';
  #last: string[] = [];
  #framed = false;
  #wide = false;
  #broken = '';
  #other = '';

  /** Its last lines that are no part of a message, for a program that complains there. */
  get words(): string {
    return this.#last.join('\n');
  }

  /** Takes a line, or lines, that came to no message. */
  add(line: Buffer): void {
    const text = line.toString('utf8', 0, mostBytes);
    if (text.trim() === '') return;
    this.#lines += 1;
    if (!/jsonrpc|^\s*Content-Length:/i.test(text)) this.#last = [...this.#last.slice(1 - mostKept), text.slice(0, mostRepeated)];
    if (this.#first === '') this.#first = text;
    this.#framed ||= /^\s*Content-Length:\s*\d/i.test(text);
    if (this.#lines < mostLookedAt) this.#wide ||= isWide(line);
    if (this.#broken === '' && text.includes('"jsonrpc"')) this.#broken = brokenBecause(text);
    if (this.#lines < mostLookedAt && this.#other === '' && !text.includes('"jsonrpc"')) this.#other = otherWriting(text);
  }

  /** In clauses, the most telling first. `pending`: what has no line feed behind it. */
  told(pending: string): string[] {
    const rest = pending.trim();
    const lines = this.#lines === 0 ? [] : [`it wrote ${this.#lines === 1 ? 'a line that is no message' : `${this.#lines} lines that are no messages`} to standard output, first ${shown(this.#first)}`];
    return [
      ...this.telling(), ...(this.#framed || this.#wide || this.#broken !== '' || this.#other !== '' ? [] : lines),
      ...(rest === '' || this.#wide ? [] : [otherWriting(rest) || `what it wrote last to standard output has no line feed behind it: ${shown(rest)}`]),
    ];
  }

  /** Those alone that no mere log can be. */
  telling(): string[] {
    return [
      ...(this.#wide ? ['its standard output is in UTF-16, and MCP takes UTF-8'] : []),
      ...(this.#framed ? ['it writes its messages in frames (Content-Length), where MCP takes one on each line'] : []),
      ...(this.#broken === '' ? [] : [`it wrote a message to standard output that is no JSON: ${this.#broken}`]),
      ...(this.#other === '' ? [] : [this.#other]),
    ];
  }
}

/** The beginning of a text, what was written again and again once: each request may ask for it anew. A word that goes on is not cut: it may be a secret. */
function shown(text: string): string {
  const line = text.slice(0, mostRepeated).replace(/\s+/g, ' ').trim();
  const once = repeatedIn(`${line} `).trim();
  const words = wholeWords(text.length > mostRepeated ? text : once, mostUnits);
  return words === '…' ? `one of ${text.trim().length} characters without a space` : `“${words}”`;
}

/** What a text consists of again and again; the text where it is no repetition. */
function repeatedIn(text: string): string {
  const length = `${text}${text}`.indexOf(text, 2);
  return length > 0 && text.length % length === 0 ? text.slice(0, length) : text;
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
