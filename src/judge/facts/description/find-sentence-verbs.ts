import type { ProseToken, Sentence } from './sentences.ts';
import type { VerbForm, Words } from '../words/words.ts';

/** A verb that a sentence asserts, and its place among the sentence's tokens. */
export interface SentenceVerb { base: string; index: number; length: number; token: ProseToken }

/** Words to the right of a negation that it covers, within its clause. */
const negationReach = 6;
/** Words of a sentence without a verb in front that are searched for one ("A tool that …"). */
const searchWords = 40;
/** Words of a label that may stand before the clause with the verb. */
const labelWords = 10;

/** The main verb of a sentence: in front, after an opener ("Use this tool to"), or after "tool that", "lets you" and the like. */
export function findMainVerb(sentence: Sentence, words: Words): SentenceVerb | null {
  const start = skipOpeners(sentence, words);
  const front = verbInFront(sentence, start, words);
  if (front !== null && words.is('using-verbs', front.base)) return introducedVerb(sentence, front.index, words);
  return front ?? clauseVerb(sentence, start, words) ?? introducedVerb(sentence, start, words);
}

function verbInFront(sentence: Sentence, start: number, words: Words): SentenceVerb | null {
  const front = verbAt(sentence, start, words);
  const next = front === null ? undefined : sentence[start + front.verb.length];
  if ((front?.form.kind === 'base' && words.is('predicates', next?.word ?? '')) || (front?.form.kind === 'third' && next?.mark === ':')) return null;
  if (front !== null && isNoun(front, next, sentence[start + front.verb.length + 1], words)) return null;
  return front !== null && (front.form.grade !== 'noun' || isImperative(sentence, front, words)) ? front.verb : null;
}

/** "Posts of a user", "Posts written by a user" and "Open positions" name things. */
function isNoun({ verb, form }: { verb: SentenceVerb; form: VerbForm }, next: ProseToken | undefined, after: ProseToken | undefined, words: Words): boolean {
  if (next === undefined || next.mark !== null) return false;
  if (form.kind === 'third' && next.word.endsWith('ed') && after !== undefined && words.is('prepositions', after.word)) return true;
  if (form.kind === 'third') return next.word === 'of' && form.base !== 'dispose';
  return form.kind === 'base' && words.is('adjective-verbs', verb.base) && /[^s]s$/.test(next.word);
}

/** "Danger: deletes a disk", "Orders – lists all orders": the verb in front of a later clause, when a label stands first. */
function clauseVerb(sentence: Sentence, start: number, words: Words): SentenceVerb | null {
  const end = Math.min(sentence.length, start + labelWords);
  for (let index = start + 1; index < end; index += 1) {
    const { mark } = sentence[index]!;
    if (mark !== ':' && mark !== '-') continue;
    let from = index;
    while (from < sentence.length && words.is('adverbs', sentence[from]!.word)) from += 1;
    const verb = verbInFront(sentence, from, words);
    if (verb !== null) return verb;
  }
  return null;
}

/** Every other verb that a sentence asserts: joined to one before by "and", "or", a comma, or after "to", "will", "which". */
export function findFurtherVerbs(sentence: Sentence, main: SentenceVerb | null, words: Words): SentenceVerb[] {
  const found: SentenceVerb[] = [];
  let joined = main === null ? -1 : main.index + main.length;
  for (let index = joined < 0 ? skipOpeners(sentence, words) : joined; index < sentence.length; index += 1) {
    const at = verbAt(sentence, index, words);
    if (at === null) continue;
    const { verb, form } = at;
    if (isAsserted(sentence, verb.index, form, main, words) && !isNegated(sentence, verb.index, words)) found.push(verb);
    joined = index;
    index += verb.length - 1;
  }
  return found;
}

function skipOpeners(sentence: Sentence, words: Words): number {
  const plain = sentence.map(({ word }) => word);
  let index = 0;
  while (index < plain.length) {
    const opener = words.openers.at(plain, index);
    if (opener !== null) index += opener.length;
    else if (words.is('adverbs', plain[index] as string)) index += 1;
    else break;
  }
  return index < sentence.length ? index : 0;
}

function verbAt(sentence: Sentence, index: number, words: Words): { verb: SentenceVerb; form: VerbForm } | null {
  const token = sentence[index];
  if (token === undefined) return null;
  const next = sentence[index + 1];
  const pair = next !== undefined && next.mark === null && words.pairStarts.has(token.word) ? words.verbs.get(`${token.word}-${next.word}`) : undefined;
  const form = pair ?? words.verbs.get(token.word);
  if (form === undefined || words.is('name-verbs', form.base)) return null;
  return { form, verb: { base: form.base, index, length: pair === undefined ? 1 : 2, token: pair === undefined ? token : { ...token, end: next!.end } } };
}

/** "Report an issue" is an order; "Report of an issue", "Order details" are names of things. */
function isImperative(sentence: Sentence, { verb, form }: { verb: SentenceVerb; form: VerbForm }, words: Words): boolean {
  const next = sentence[verb.index + verb.length];
  if (form.kind === 'third') return next !== undefined && (words.is('determiners', next.word) || words.is('adverbs', next.word) || next.word === 'it' || next.word === 'them');
  if (next === undefined || next.mark !== null) return false;
  return words.is('determiners', next.word) || ['to', 'and', 'or', 'for', 'with', 'into'].includes(next.word);
}

/** The first verb that a sentence without one in front introduces. */
function introducedVerb(sentence: Sentence, start: number, words: Words): SentenceVerb | null {
  const end = Math.min(sentence.length, start + searchWords);
  for (let index = start + 1; index < end; index += 1) {
    if (words.is('telling-nouns', sentence[index - 1]!.word)) return null;
    const at = verbAt(sentence, index, words);
    if (at === null || at.form.grade === 'noun' || words.is('using-verbs', at.form.base) || isNegated(sentence, index, words)) continue;
    const before = wordBefore(sentence, index, words);
    if (before !== null && words.is('introducers', before) && fits(at.form.kind, before)) return at.verb;
  }
  return null;
}

/** "to", "will", "you" take the base form; "that", "which", "tool", "it" the third person; "for", "by" the gerund. */
function fits(kind: VerbForm['kind'], before: string): boolean {
  if (before === 'for' || before === 'by' || before === 'of') return kind === 'gerund';
  if (/^(that|which|it|tool|function|endpoint|server|api|also|and)$/.test(before)) return kind === 'third';
  return kind === 'base';
}

/** The word before, adverbs passed over; null behind a mark. */
function wordBefore(sentence: Sentence, index: number, words: Words): string | null {
  let at = index - 1;
  while (at >= 0 && words.is('adverbs', sentence[at]!.word)) at -= 1;
  return at < 0 || sentence[at + 1]!.mark === '"' ? null : sentence[at]!.word;
}

function isAsserted(sentence: Sentence, index: number, form: VerbForm, main: SentenceVerb | null, words: Words): boolean {
  const { mark } = sentence[index]!;
  const before = wordBefore(sentence, index, words);
  if (mark === '"' || before === null) return false;
  const joins = (before === 'and' || before === 'or' || before === 'then' || mark === ',' || mark === '(' || mark === ':' || mark === '-');
  if (form.kind === 'gerund') return main === null && before !== 'of' && (joins || words.is('introducers', before)) && form.grade === 'verb';
  if (form.grade === 'noun' && form.kind === 'base') return false;
  if (form.kind === 'third' && isThird(main) && (before === 'and' || before === 'then' || (mark === ',' && followsAnd(sentence, index))) && words.is('objects-named', sentence[index + 1]?.word ?? '')) return true;
  if (form.kind === 'third') return (form.grade === 'verb' || (form.grade === 'likely' && isThird(main) && before === 'and')) && (joins || /^(that|which|it|this|tool|also)$/.test(before));
  return joins || before === 'to' || before === 'will' || before === 'can';
}

/** "and, if valid, deploys it": a few words before a comma stands what joins. */
function followsAnd(sentence: Sentence, index: number): boolean {
  return sentence.slice(Math.max(0, index - 5), index).some(({ word }) => word === 'and' || word === 'then');
}

/** "Exports a route and saves it": after such a verb, the next one in that form is a verb too. */
function isThird(main: SentenceVerb | null): boolean {
  return main !== null && main.token.word !== main.base && main.token.word.endsWith('s');
}

/** Whether a negation stands in the same clause, near enough to the left. */
export function isNegated(sentence: Sentence, index: number, words: Words): boolean {
  for (let at = index; at > Math.max(0, index - negationReach); at -= 1) {
    const { mark } = sentence[at]!;
    if (mark === ':' || mark === '(') return false;
    const before = sentence[at - 1]!.word;
    if (words.is('negations', before) || before.endsWith("n't")) return true;
    if (before === 'but' || before === 'however') return false;
  }
  return false;
}
