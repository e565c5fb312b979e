import { addFact } from '../fact.ts';
import type { Fact, Facts } from '../fact.ts';
import { findFurtherVerbs, findMainVerb, isNegated } from './find-sentence-verbs.ts';
import type { SentenceVerb } from './find-sentence-verbs.ts';
import { objectOfVerb } from './sentence-object.ts';
import type { ProseToken, Sentence } from './sentences.ts';
import { singular } from '../words/word-forms.ts';
import type { Words } from '../words/words.ts';

/** Makes a fact of a word that stands at a place of the description. */
export type FactMaker = (word: string, span: { start: number; end: number }, source: Fact['source']) => Fact;

/** The verbs of the sentences that speak of a tool, and what the main one acts on. `name`: of the tool, in lower case. */
export function addVerbs(facts: Facts, sentences: readonly Sentence[], name: string, words: Words, fact: FactMaker): void {
  let isMain = true;
  for (const sentence of sentences) {
    const isFirst = sentence === sentences[0];
    const isUsage = isFirst && tellsUsage(sentence, name, words);
    const found = isUsage ? null : findMainVerb(sentence, words);
    const own = found === null || isNegated(sentence, found.index, words) || (!isFirst && found.token.word.endsWith('ing')) ? null : found;
    const further = findFurtherVerbs(sentence, found, words).filter((verb) => !isUsage || isClearBesideUsage(sentence, verb));
    if (own !== null && isMain) addMain(facts, sentence, listFrom(own, further, sentence, words), words, fact);
    else if (own !== null) addFact(facts, 'description.verbs', fact(own.base, own.token, 'rest'));
    if (own !== null && !isFirst && goesOn(sentence, own, words)) addFact(facts, 'description.also', fact(own.base, own.token, 'rest'));
    if (own !== null) isMain = false;
    for (const verb of own === null || !isFirst ? [] : further.filter((each) => isInOneBreath(each, own, sentence, words))) addFact(facts, 'description.also', fact(verb.base, verb.token, 'sentence'));
    for (const verb of isFirst ? [] : further.filter(({ index, token, base }) => token.word !== base && sentence[index - 1]?.word === 'also')) addFact(facts, 'description.also', fact(verb.base, verb.token, 'rest'));
    const gone = whatIsGone(sentence, words);
    if (gone !== null) addFact(facts, 'description.also', fact('delete', gone, isFirst ? 'sentence' : 'rest'));
    for (const verb of further) addFact(facts, 'description.verbs', fact(verb.base, verb.token, isFirst ? 'sentence' : 'rest'));
  }
}

/** "Then deletes the rows", "Creates it if it doesn't exist", "Drops the table": what a later sentence says is done as well. */
function goesOn(sentence: Sentence, { token, base, index }: SentenceVerb, words: Words): boolean {
  if (words.is('sequels', sentence[0]!.word)) return true;
  const next = sentence[index + 1];
  if (token.word === base || !token.word.endsWith('s') || next === undefined || next.mark !== null || !words.is('objects-named', next.word)) return false;
  if (words.is('consequence-words', next.word)) return true;
  if (words.is('explaining-verbs', base)) return false;
  const after = sentence[index + 2];
  return sentence.some(({ word }) => words.is('consequence-words', word)) || (after !== undefined && after.mark === null && words.is('stored-nouns', singular(after.word)));
}

/** "Afterwards the rows are deleted", "which are removed when read": the participle, where the sentence ties it to the call. */
function whatIsGone(sentence: Sentence, words: Words): ProseToken | null {
  const index = sentence.findIndex(({ word }, at) => at > 0 && words.is('gone-participles', word) && words.is('being-words', sentence[at - 1]!.word));
  if (index < 0 || isNegated(sentence, index, words)) return null;
  const isTied = /^(afterwards?|thereafter|then)$/.test(sentence[0]!.word) || sentence.slice(index + 1).some(({ word }, at, rest) =>
    /^(afterwards?|thereafter)$/.test(word) || (words.is('time-words', word) && words.is('call-words', rest[at + 1]?.word ?? '')));
  return isTied ? sentence[index]! : null;
}

/** "Reads a message and deletes it": joined by "and" or "then", in the form of the main verb, with something it acts on. */
function isInOneBreath(verb: SentenceVerb, main: SentenceVerb, sentence: Sentence, words: Words): boolean {
  const before = sentence[verb.index - 1]!.word;
  const next = sentence[verb.index + verb.length];
  const isThird = ({ token, base }: SentenceVerb) => token.word !== base && token.word.endsWith('s');
  const isJoined = before === 'and' || before === 'then' || (isThird(verb) && sentence[verb.index]!.mark === ',');
  if (!isJoined || next === undefined || next.mark !== null || !words.is('objects-named', next.word)) return false;
  return isThird(main) ? isThird(verb) : verb.token.word === verb.base;
}

/** "Pass the address as a string.": a first sentence on how to call the tool, unless its name has that word too. */
function tellsUsage([first]: Sentence, name: string, words: Words): boolean {
  return words.is('usage-openers', first!.word) && !name.includes(first!.word);
}

/** "Accepts ids and deletes them" deletes; "Requires a name, start and end" lists nouns. */
function isClearBesideUsage(sentence: Sentence, { token, base, index }: SentenceVerb): boolean {
  return token.word !== base || sentence[index - 1]?.word === 'to';
}

/** "View, create, and edit files": the verb, and those with nothing but a comma or an "and" between them and the one before. */
function listFrom(main: SentenceVerb, further: readonly SentenceVerb[], sentence: Sentence, words: Words): [SentenceVerb, ...SentenceVerb[]] {
  const list: [SentenceVerb, ...SentenceVerb[]] = [main];
  for (const verb of further) {
    const before = list.at(-1)!;
    if (!sentence.slice(before.index + before.length, verb.index).every(({ word }) => words.is('coordinators', word))) break;
    list.push(verb);
  }
  return list;
}

/** The verbs that say what the tool does, and what the last of them acts on. */
function addMain(facts: Facts, sentence: Sentence, verbs: readonly SentenceVerb[], words: Words, fact: FactMaker): void {
  for (const verb of verbs) addFact(facts, 'description.verb', fact(verb.base, verb.token, 'sentence'));
  const object = objectOfVerb(sentence, verbs.at(-1)!, words);
  for (const token of object) addFact(facts, 'description.object', fact(singular(token.word), token, 'sentence'));
  object.slice(1).forEach((token, index) => addFact(facts, 'description.object', fact(...pair(object[index]!, token), 'sentence')));
  const head = object.at(-1);
  if (head === undefined) return;
  addFact(facts, 'description.head', fact(singular(head.word), head, 'sentence'));
  if (object.length > 1) addFact(facts, 'description.head', fact(...pair(object.at(-2)!, head), 'sentence'));
}

function pair(first: ProseToken, second: ProseToken): [string, { start: number; end: number }] {
  return [`${first.word}-${singular(second.word)}`, { start: first.start, end: second.end }];
}
