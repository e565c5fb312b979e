import { foldLetters } from '../letters/fold-letters.ts';
import { isAscii } from '../letters/is-ascii.ts';
import { beginnings, orderPatterns, tellingParts } from './order-patterns.ts';
import type { OrderKind } from './order-patterns.ts';
import { firstOrder, orderWords } from './order-words.ts';
import type { OrderWord } from './order-words.ts';

/** An order to the model that does not belong into a definition, and where it stands. */
export interface Order { kind: OrderKind; start: number; end: number }

/** Marks of chat templates. */
const fakeTag = /<\s*(?:\/\s*)?(?:IMPORTANT|SYSTEM|HIDDEN|SECRET)\s*>|<\|im_(?:start|end)\|>|\[\/?INST\]|<<\/?SYS>>/g;
/** Who speaks, or is spoken to: a speaker at the beginning, a comment that addresses the model. */
const fakeVoice = /<\/?system-(?:reminder|prompt|message)>|\[SYSTEM\]|### ?System:|<!-- ?(?:assistant|model|agent|ai|llm|system|claude|gpt) ?:|\bSYSTEM: (?:you|do|never|always|ignore|the)\b/g;

/** A word that any order begins with. */
const anyFirst = new RegExp(orderPatterns.map(({ first }) => `(?:${first.source})`).join('|'));

/** Orders to the model in a text. Takes time in proportion to the text. */
export function findOrders(text: string): Order[] {
  if (isAscii(text)) return ordersIn(text);
  const folded = foldLetters(text);
  const isInPlace = folded.length === text.length;
  return ordersIn(folded).map((order) => (isInPlace ? order : { ...order, start: 0, end: text.length }));
}

function ordersIn(text: string): Order[] {
  const orders: Order[] = [];
  if (/[<[]|SYSTEM:|System:/.test(text)) for (const match of [...text.matchAll(fakeTag), ...text.matchAll(fakeVoice)]) orders.push({ kind: 'fake-tag', start: match.index, end: match.index + match[0].length });
  for (const { start, end } of tellingStretches(text)) addOrders(orders, text.slice(start, end), start);
  return orders;
}

const allTellingParts = new RegExp(tellingParts, 'gi');

/** How far from what gives it away an order may reach, in characters: further than its steps do in words. */
const reach = 400;

/** Where a text may hold orders at all: around what gives one away, from a space to a space. Most texts hold no such place. */
function tellingStretches(text: string): { start: number; end: number }[] {
  if (text.length < 12 || !tellingParts.test(text) || !beginnings.test(text)) return [];
  const stretches: { start: number; end: number }[] = [];
  for (const { index, 0: part } of text.matchAll(allTellingParts)) {
    const last = stretches.at(-1);
    const end = afterSpace(text, index + part.length + reach);
    if (last !== undefined && index - reach <= last.end) last.end = end;
    else stretches.push({ start: index <= reach ? 0 : text.lastIndexOf(' ', index - reach) + 1, end });
  }
  return stretches;
}

function afterSpace(text: string, from: number): number {
  const space = text.indexOf(' ', from);
  return space < 0 ? text.length : space;
}

/** Adds the orders of a stretch of a text, the first of each kind. */
function addOrders(orders: Order[], text: string, offset: number): void {
  const words = orderWords(text);
  const starts: number[] = [];
  words.forEach(({ word }, at) => { if (anyFirst.test(word)) starts.push(at); });
  if (starts.length === 0) return;
  for (const { kind, first, steps, told, isWhole = false, unlessThen, unlessNegated = false } of orderPatterns) {
    if (orders.some((order) => order.kind === kind)) continue;
    const isFirst = ({ word }: OrderWord, before: OrderWord | undefined, at: number) => (
      first.test(word) && (before === undefined || before.ends || told?.test(before.word) !== true) && !(unlessNegated && isNegated(words, at)));
    const found = firstOrder(words, isFirst, steps, { isWhole, unlessThen, starts });
    if (found !== null) orders.push({ kind, start: offset + words[found.from]!.start, end: offset + words[found.to]!.end });
  }
}

/** Words before an order among which a negation turns it round: "never call it without asking the user". */
const negationReach = 12;

function isNegated(words: readonly OrderWord[], at: number): boolean {
  for (let index = at - 1; index >= Math.max(0, at - negationReach) && !words[index]!.ends; index -= 1) if (/^(not|never|don't|cannot|no)$/.test(words[index]!.word)) return true;
  return false;
}
