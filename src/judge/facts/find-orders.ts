import { isAscii } from './is-ascii.ts';
import { firstOrder, orderWords, step } from './order-words.ts';
import type { OrderStep } from './order-words.ts';

/** An order to the model that does not belong into a definition, and where it stands. */
export interface Order { kind: OrderKind; start: number; end: number }
export type OrderKind = 'override' | 'secrecy' | 'lure' | 'copying' | 'fake-tag';

/**
 * Words that an order of each kind is made of, in turn; so "ignore all previous instructions" is found and "ignore case" is not.
 * `told` are words before the first that make it a report of an order ("texts that ignore previous instructions").
 */
const patterns: readonly { kind: OrderKind; first: RegExp; steps: readonly OrderStep[]; told?: RegExp }[] = [
  {
    kind: 'override', first: /^(ignore|disregard|forget|override|bypass)$/, told: /^(that|to|which|who|may|might|could|would|can|as|like|e\.g)$/,
    steps: [step(/^(previous|prior|earlier|above|preceding|system|your|other|existing|original)$/, 3), step(/^(instructions?|prompts?|rules|guidelines|directives|commands|constraints)$/, 3)],
  },
  {
    kind: 'secrecy', first: /^(not|don't|never|without|avoid)$/,
    steps: [step(/^(tell|telling|mention|mentioning|inform|informing|notify|notifying|alert|alerting|warn|warning)$/, 1), step(/^(users?|human|humans|anyone|person|operator|customer)$/, 4)],
  },
  { kind: 'secrecy', first: /^(secretly|covertly|silently|discreetly|invisibly)$/, steps: [step(/^(send|forward|copy|include|upload|post|read|pass|transmit|collect|append|bcc)$/, 2)] },
  {
    kind: 'lure', first: /^(read|open|access|cat|load|fetch|retrieve|get|include|send|attach|provide|copy|pass)$/,
    steps: [step(/(~\/\.(ssh|aws|cursor|gnupg|kube|config)|id_rsa|id_ed25519|\/etc\/(passwd|shadow)|mcp\.json|claude_desktop_config|\.aws\/credentials|\.netrc)(?!\S{0,100}\.pub)/, 14), step(/^(pass|send|as|into|include|parameter|argument|content|contents|sidenote|provide)$/, 14)],
  },
  { kind: 'copying', first: /^(always|also|must|secretly|automatically|additionally)$/, steps: [step(/^(bcc|cc|forward|copy|blind-copy)$/, 4), step(/@|^(attacker|address|recipient|email|number)$/, 5)] },
];
const fakeTag = /<\s*(?:\/\s*)?(?:IMPORTANT|SYSTEM|HIDDEN|SECRET)\s*>|<\|im_(?:start|end)\|>|\[\/?INST\]|<<\/?SYS>>/g;
/** Words an order may begin with: a text without one holds none, and most do not. */
const beginnings = /\b(?:ignore|disregard|forget|override|bypass|not|don't|don’t|never|without|avoid|secretly|covertly|silently|discreetly|invisibly|read|open|access|cat|load|fetch|retrieve|get|include|send|attach|provide|copy|pass|always|also|must|automatically|additionally)\b/i;
/** Of each order one word is of these: most texts that begin like one end here. */
const tellingParts = /\b(?:instructions?|prompts?|rules|guidelines|directives|commands|constraints|tell(?:ing)?|mention(?:ing)?|inform(?:ing)?|notify(?:ing)?|alert(?:ing)?|warn(?:ing)?|secretly|covertly|silently|discreetly|invisibly|b?cc|forward|copy)\b|\/\.(?:ssh|aws|cursor|gnupg|kube|config)|id_rsa|id_ed25519|passwd|shadow|mcp\.json|claude_desktop_config|\.aws\/|\.netrc/i;
/** Orders to the model in a text. Takes time in proportion to the text. */
export function findOrders(text: string): Order[] {
  const orders: Order[] = [];
  if (/[<[]/.test(text)) for (const match of text.matchAll(fakeTag)) orders.push({ kind: 'fake-tag', start: match.index, end: match.index + match[0].length });
  if (text.length < 12 || (isAscii(text) && !tellingParts.test(text)) || !beginnings.test(text)) return orders.slice(0, 1);
  const words = orderWords(text);
  for (const { kind, first, steps, told } of patterns) {
    const found = firstOrder(words, ({ word }, before) => first.test(word) && (before === undefined || told?.test(before.word) !== true), steps);
    if (found !== null) orders.push({ kind, start: words[found.from]!.start, end: words[found.to]!.end });
  }
  return orders;
}
