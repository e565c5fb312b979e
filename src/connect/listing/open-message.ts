/** Nothing but space and marks of byte order. */
const blank = /^[\s\ufeff]*$/;
const begins = /^[\s\ufeff]*[{[]/;

/**
 * Puts together JSON that was written over several lines. A text of JSON never goes over the end of a line, so what is open in one is no
 * message, and neither is what goes on behind its last bracket.
 */
export class OpenMessage {
  #lines: string[] = [];
  #depth = 0;
  #units = 0;

  get isOpen(): boolean {
    return this.#lines.length > 0;
  }

  /** Takes a line that is no message by itself; gives the whole where it ends one, and null else. `most`: units of the longest. */
  take(line: string, most: number): string | null {
    if (!this.isOpen && !begins.test(line)) return null;
    const depth = this.#isFull(line, most) ? null : depthAfter(line, this.#depth);
    if (depth === null) return this.drop();
    this.#lines.push(line);
    this.#units += line.length;
    this.#depth = depth;
    if (depth > 0) return null;
    const whole = this.#lines.join('\n');
    this.drop();
    return whole;
  }

  /** What is open with a rest behind it that has no line feed yet. */
  with(rest: string): string {
    return [...this.#lines, rest].join('\n');
  }

  drop(): null {
    this.#lines = [];
    this.#depth = 0;
    this.#units = 0;
    return null;
  }

  #isFull(line: string, most: number): boolean {
    return this.#units + line.length > most;
  }
}

/** How many brackets are open behind a line; null where it can be no part of JSON. */
function depthAfter(line: string, before: number): number | null {
  let depth = before;
  let [inText, escaped] = [false, false];
  for (let at = 0; at < line.length; at += 1) {
    const unit = line[at] as string;
    if (escaped) escaped = false;
    else if (unit === '"') inText = !inText;
    else if (inText) escaped = unit === '\\';
    else if (unit === '{' || unit === '[') depth += 1;
    else if (unit === '}' || unit === ']') depth -= 1;
    if (depth < 0 || (depth === 0 && !inText && at + 1 < line.length && (unit === '}' || unit === ']'))) return depth === 0 && blank.test(line.slice(at + 1)) ? 0 : null;
  }
  return inText ? null : depth;
}
