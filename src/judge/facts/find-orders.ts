import { foldLetters } from './fold-letters.ts';
import { isAscii } from './is-ascii.ts';
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
  if (text.length < 12 || !tellingParts.test(text) || !beginnings.test(text)) return orders.slice(0, 1);
  const words = orderWords(text);
  for (const { kind, first, steps, told, isWhole = false, unlessThen, unlessNegated = false } of orderPatterns) {
    if (orders.some((order) => order.kind === kind)) continue;
    const isFirst = ({ word }: OrderWord, before: OrderWord | undefined, at: number) => (
      first.test(word) && (before === undefined || before.ends || told?.test(before.word) !== true) && !(unlessNegated && isNegated(words, at)));
    const found = firstOrder(words, isFirst, steps, { isWhole, unlessThen });
    if (found !== null) orders.push({ kind, start: words[found.from]!.start, end: words[found.to]!.end });
  }
  return orders;
}

/** Words before an order among which a negation turns it round: "never call it without asking the user". */
const negationReach = 12;

function isNegated(words: readonly OrderWord[], at: number): boolean {
  for (let index = at - 1; index >= Math.max(0, at - negationReach) && !words[index]!.ends; index -= 1) if (/^(not|never|don't|cannot|no)$/.test(words[index]!.word)) return true;
  return false;
}
