import { recalled } from '../recalled.ts';
import { firstOrder, orderWords, step } from './order-words.ts';
import type { OrderStep, OrderWord } from './order-words.ts';

/** A claim of a tool over others, and where it stands. */
export interface Claim { kind: ClaimKind; start: number; end: number }
/** `priority`: over whatever else there is. `shadowing`: over one tool by name that its server does not have. */
export type ClaimKind = 'priority' | 'shadowing';

/** Tells names of tools that the server does not have. */
export type IsForeign = (name: string) => boolean;

interface Pattern {
  kind: ClaimKind;
  first: OrderStep['is'];
  steps: readonly OrderStep[];
  /** What stands right behind makes it a claim within the server, or about one task: no claim over others. */
  unlessThen?: RegExp;
}

const is = (pattern: RegExp): OrderStep['is'] => ({ word }) => pattern.test(word);
const calls = /^(call|use|invoke|run|execute|prefer|choose|pick|select)$/;
const calling = /^(using|calling|invoking|running|executing|use|call|invoke|run)$/;
const called = /^(called|used|invoked|executed|run|requested)$/;
const all = /^(any|every|all|each)$/;
const tools = /^(tools?|functions?)$/;
const self = step(/^this$/, 1);
const others = [step(/^other$/, 2), step(tools, 1)];
/** What goes on between a user and a model. */
const talks = /^(conversation|session|chat|request|message|task|interaction|turn|prompt|question)s?$/;
const before = /^(before|prior)$/;
const around = /^(built-in|builtin|default|native|standard|existing|original|usual)$/;
const instead = /^(instead|rather|over|than|of)$/;
/** Words behind "any other tool" that make it the tools of this server. */
const within = /^(of|from|in|on|here|that|which|below|above|provided|until|while|at|with)$/;
/** Behind the name of a tool: in which case, so that it is a hint which of two to take. */
const inCase = /^(with|when|whenever|if|to|unless|where)$/;
/** After "first": for what, so that it is a step of a task. */
const forWhat = /^(to|when|whenever|if|for|in|so|and|or|then|because|as|unless|with)$/;

const rankings: readonly Pattern[] = [
  { kind: 'priority', first: is(/^(this|it)$/), steps: [step(/^(before|prior)$/, 10), step(all, 3), ...others], unlessThen: within },
  { kind: 'priority', first: is(/^(before|prior)$/), steps: [step(all, 3), ...others, step(calls, 6), self] },
  { kind: 'priority', first: is(/^(always|must)$/), steps: [step(calls, 2), self, step(tools, 1), step(/^first$/, 1)], unlessThen: forWhat },
  { kind: 'priority', first: is(/^this$/), steps: [step(/^must$/, 2), step(/^(always|be)$/, 1), step(called, 2), step(/^first$/, 1), step(/^(before|regardless|no)$/, 2)] },
  { kind: 'priority', first: is(/^this$/), steps: [step(/^must$/, 2), step(/^(always|be)$/, 1), step(called, 2), step(/^first$/, 1), step(/^(in|of|for|at|on)$/, 1), step(all, 1), step(talks, 2)] },
  { kind: 'priority', first: is(calls), steps: [self, step(/^first$/, 2), step(/^(in|of|for|at|on)$/, 1), step(all, 1), step(talks, 2)] },
  { kind: 'priority', first: is(/^(always|must)$/), steps: [step(calls, 2), self, step(before, 2), ...others.map(({ is: fits }, index) => ({ is: fits, within: index === 0 ? 3 : 1 }))], unlessThen: within },
  { kind: 'priority', first: is(calls), steps: [self, step(instead, 3), step(all, 2), ...others], unlessThen: within },
  { kind: 'priority', first: is(/^this$/), steps: [step(/^(priority|precedence|replaces|supersedes|overrides|obsoletes)$/, 6), step(all, 2), ...others], unlessThen: within },
  { kind: 'priority', first: is(/^(never|not|don't)$/), steps: [step(calling, 1), ...others], unlessThen: within },
  { kind: 'priority', first: is(calls), steps: [self, step(before, 2), step(/^(answering|responding|replying)$/, 1), step(all, 2)] },
  { kind: 'priority', first: is(calls), steps: [self, step(/^for$/, 2), step(all, 1), step(talks, 1)], unlessThen: /^(about|of|on|regarding|that|in|within|for|which|related|to|where|from|with|concerning|you|involving)$/ },
  { kind: 'priority', first: is(/^ignore$/), steps: others, unlessThen: within },
  { kind: 'priority', first: is(calls), steps: [self, step(instead, 3), step(all, 2), step(/^others$/, 1)], unlessThen: within },
  { kind: 'priority', first: is(/^all$/), steps: [...others, step(/^are$/, 1), step(/^(deprecated|disabled|unavailable|broken|obsolete|unsafe)$/, 2)] },
  { kind: 'shadowing', first: is(calls), steps: [self, step(instead, 3), step(around, 3), step(tools, 3)], unlessThen: within },
];

/** Claims over one tool: worked out for the names that a server does not have. */
function shadowings(isForeign: OrderStep['is']): readonly Pattern[] {
  const foreign = (reach: number): OrderStep => ({ is: isForeign, within: reach });
  return [
    { kind: 'shadowing', first: is(calls), steps: [self, step(instead, 3), foreign(2)], unlessThen: inCase },
    { kind: 'shadowing', first: is(calls), steps: [self, step(instead, 3), step(/^(the|your)$/, 2), foreign(2)], unlessThen: inCase },
    { kind: 'shadowing', first: is(calls), steps: [self, step(instead, 3), step(/'s$/, 2), foreign(2)], unlessThen: inCase },
    { kind: 'shadowing', first: is(/^(this|it)$/), steps: [step(/^(replaces|supersedes|obsoletes|overrides|shadows)$/, 3), foreign(3)] },
    { kind: 'shadowing', first: is(/^(replacement|substitute)$/), steps: [step(/^for$/, 1), foreign(3)] },
    { kind: 'shadowing', first: is(/^(when|whenever|if|once|after|before|time)$/), steps: [foreign(4), step(called, 3), step(/^(also|must|always|instead|additionally|first|silently|call|use|add|set|send|include|change|append)$/, 8)] },
    { kind: 'shadowing', first: is(/^(when|whenever|after|time)$/), steps: [step(calling, 3), foreign(2), step(/^(also|must|always|instead|additionally)$/, 5)] },
    { kind: 'shadowing', first: is(/^before$/), steps: [step(calling, 1), foreign(2), step(/^(must|always)$/, 4), step(calls, 2), self] },
    { kind: 'shadowing', first: is(/^(never|not|don't|stop)$/), steps: [step(calling, 1), foreign(2), step(/^(use|call|instead|this)$/, 3)] },
  ];
}

/** Texts without these make no claim of a kind: most do not, and looking further costs time. */
/** To come before answers, or with all that is asked. */
const mayPrecede = /\ball others\b|\bbefore (?:answering|responding|replying)\b|\bfor (?:any|every|all|each) (?:conversation|session|chat|request|message|task|interaction|turn|prompt|question)/i;
const mayOrder = /\bother\s+(?:tool|function)|\b(?:tool|function)\s+first\b|\b(?:called|used|invoked|executed|run|requested|this|it)\s+first\b/i;
const mayReplace = /\b(?:instead|rather|over)\b/i;
const mayKnow = /\b(?:built-?in|default|native|standard|existing|original|usual)\b/i;
const mayClaim = /\b(?:instead of|rather than|over|replaces|supersedes|obsoletes|overrides|shadows|replacement|substitute)\b/i;
const mayCall = /\b(?:called|used|invoked|executed|run|requested|using|calling|invoking|running|executing|use|call|invoke)\b/i;
const mayOrderCall = /\b(?:also|must|always|instead|additionally|first|silently|never|not|don't|don’t|stop)\b/i;
/** A name as programs write it: words joined by `_`, or a capital inside. */
const mayName = /[a-zA-Z0-9]_[a-zA-Z0-9]|[a-z][A-Z]/;
const snakeName = /^[A-Za-z][A-Za-z0-9]*_[A-Za-z0-9_]*$/;
const camelName = /^[a-z]+[A-Z][A-Za-z0-9]*$/;

/** Runs of what names are made of, for a first look: most texts hold no name of a tool elsewhere. */
const runs = /\w+/g;
const longestName = 80;

const isName = (word: string) => word.length <= longestName && (snakeName.test(word) || camelName.test(word));

function holdsForeign(text: string, isForeign: IsForeign): boolean {
  for (const [run] of text.matchAll(runs)) if (isName(run) && isForeign(run)) return true;
  return false;
}

/** Words without which no pattern can hold: to look for them costs a fraction of a pattern. */
const replaceWords = ['instead', 'rather', 'over'];
const claimWords = ['instead of', 'rather than', 'over', 'replace', 'supersede', 'obsolete', 'shadow', 'substitute'];
const orderCallWords = ['also', 'must', 'always', 'instead', 'additionally', 'first', 'silently', 'never', 'not', 'don', 'stop'];

/** Whether a text may claim a rank among all tools, and whether it may speak of a tool elsewhere: most texts do neither. */
const firstLook = recalled((text) => {
  const lower = text.toLowerCase();
  const holds = (word: string) => lower.includes(word);
  return {
    mayRank: ((holds('other') || holds('first')) && mayOrder.test(text)) || ((holds('all others') || holds('before ') || holds('for ')) && mayPrecede.test(text)) || (replaceWords.some(holds) && mayReplace.test(text) && mayKnow.test(text)),
    mayShadow: mayName.test(text) && ((claimWords.some(holds) && mayClaim.test(text)) || (orderCallWords.some(holds) && mayOrderCall.test(text) && mayCall.test(text))),
  };
});

/** The patterns that a text may hold at all: of most texts none. */
function patternsFor(text: string, isForeign: IsForeign): readonly Pattern[] {
  const { mayRank, mayShadow } = firstLook(text);
  const shadowing = mayShadow && holdsForeign(text, isForeign) ? shadowings(namesForeign(isForeign)) : [];
  return mayRank ? [...rankings, ...shadowing] : shadowing;
}

/** Claims over other tools in a text, one of each kind. Takes time in proportion to the text. */
export function findClaims(text: string, isForeign: IsForeign): Claim[] {
  if (text.length < 12) return [];
  const patterns = patternsFor(text, isForeign);
  if (patterns.length === 0) return [];
  const words = orderWords(text);
  const claims = new Map<ClaimKind, Claim>();
  for (const { kind, first, steps, unlessThen } of patterns) {
    if (claims.has(kind)) continue;
    const found = firstOrder(words, first, steps, { isWhole: true, unlessThen });
    if (found !== null) claims.set(kind, { kind, start: words[found.from]!.start, end: words[found.to]!.end });
  }
  return [...claims.values()];
}

function namesForeign(isForeign: IsForeign): OrderStep['is'] {
  const known = new Map<string, boolean>();
  return ({ raw }: OrderWord) => {
    const name = raw.replace(/^['"`*]/, '').replace(/['"`*.]$/, '').replace(/['"`*.]$/, '');
    if (!isName(name)) return false;
    const before = known.get(name);
    if (before !== undefined) return before;
    const found = isForeign(name);
    known.set(name, found);
    return found;
  };
}
