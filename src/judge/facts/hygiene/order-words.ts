import { trimEnd } from '../../../text/trim-ends.ts';

/** A word of a text that may hold orders, and where it stands; `ends`: a sentence ends with it. */
export interface OrderWord {
  /** In lower case, without quotes and points around it. */
  word: string;
  /** As it is written. */
  raw: string;
  start: number;
  end: number;
  ends: boolean;
}

/** One word of an order: what it is, and within how many words after the one before it stands. */
export interface OrderStep { is: (word: OrderWord) => boolean; within: number }

/** A word that fits a pattern. */
export function step(pattern: RegExp, within: number): OrderStep {
  return { is: ({ word }) => pattern.test(word), within };
}

/** The words of a text. */
export function orderWords(text: string): OrderWord[] {
  const words: OrderWord[] = [];
  for (const { 0: raw, index } of text.matchAll(/[^\s,;:!?"“”()[\]]+/g)) words.push(new TextWord(text, raw, index));
  return words;
}

/** Where a sentence ends is worked out where it is asked for: of most words nobody asks. */
class TextWord implements OrderWord {
  readonly #text: string;
  #ends: boolean | null = null;
  readonly word: string;
  readonly raw: string;
  readonly start: number;
  readonly end: number;

  constructor(text: string, raw: string, start: number) {
    this.#text = text;
    this.word = bareWord(raw);
    this.raw = raw;
    this.start = start;
    this.end = start + raw.length;
  }

  get ends(): boolean {
    return this.#ends ??= isEnd(this.#text, this.raw, this.end);
  }
}

/** A word in lower case without quotes and points around it. */
function bareWord(word: string): string {
  const plain = word.toLowerCase();
  if (/^[a-z]+$/.test(plain)) return plain;
  return bareQuoted(plain.replaceAll('’', "'"));
}

function bareQuoted(plain: string): string {
  return /^['"`*]|[.'"`*]$/.test(plain) ? trimEnd(plain, /[.'"`*]/).replace(/^['"`*]+/, '') : plain;
}

/** Whether a sentence ends here: by its mark, or by a line break before a capital, a list or nothing. */
function isEnd(text: string, word: string, end: number): boolean {
  const after = text.slice(end, end + 4);
  return after === '' || /[.!?]['"`*]*$/.test(word) || /^["”)\]]?[!?;]/.test(after) || /^ ?\r?\n\s*[^a-z\s]/.test(after) || /^ ?\r?\n\r?\n/.test(after);
}

/** `isWhole`: all of it stands in one sentence. `unlessThen`: what must not be the next word of that sentence. `starts`: where alone it may begin. */
export interface OrderLimits { isWhole?: boolean; unlessThen?: RegExp | undefined; starts?: readonly number[] }

/** From where to where the first order stands: a word that begins it, then each step within its reach. */
export function firstOrder(
  words: readonly OrderWord[], isFirst: (word: OrderWord, before: OrderWord | undefined, index: number) => boolean, steps: readonly OrderStep[], { isWhole = false, unlessThen, starts }: OrderLimits = {},
): { from: number; to: number } | null {
  for (const from of starts ?? words.keys()) {
    if (!isFirst(words[from]!, words[from - 1], from)) continue;
    const to = steps.reduce<number | null>((at, next) => (at === null ? null : nextWithin(words, at, next, isWhole)), from);
    if (to !== null && !goesOn(words, to, unlessThen)) return { from: beginsBefore(words[from - 1]) ? from - 1 : from, to };
  }
  return null;
}

/** "Do not", "must not": whoever quotes an order begins there. */
function beginsBefore(before: OrderWord | undefined): boolean {
  return before !== undefined && !before.ends && /^(do|must|should|please)$/.test(before.word);
}

function goesOn(words: readonly OrderWord[], to: number, unlessThen: RegExp | undefined): boolean {
  const next = words[to + 1];
  return unlessThen !== undefined && next !== undefined && !words[to]!.ends && unlessThen.test(next.word);
}

function nextWithin(words: readonly OrderWord[], after: number, { is, within }: OrderStep, isWhole: boolean): number | null {
  for (let index = after + 1; index <= Math.min(words.length - 1, after + within); index += 1) {
    if (isWhole && words[index - 1]!.ends) return null;
    if (is(words[index]!)) return index;
  }
  return null;
}
