import type { ToolDefinition } from '../../schema/tool.ts';
import { textOf } from '../../schema/tool.ts';
import type { Context } from './context.ts';
import { addFact } from './fact.ts';
import type { Fact, Facts } from './fact.ts';
import { findFurtherVerbs, findMainVerb, isNegated } from './find-sentence-verbs.ts';
import type { SentenceVerb } from './find-sentence-verbs.ts';
import { foreignWords, languageOf } from './foreign-words.ts';
import { objectOfVerb } from './sentence-object.ts';
import { sentencesOf } from './sentences.ts';
import type { ProseToken, Sentence } from './sentences.ts';
import { asks, singularOf } from './asks.ts';
import { isIn } from './word.ts';

/** Sentences whose verbs count; later ones explain parameters and usage. */
const verbSentences = 4;
/** Words of the first sentence that rules may ask for. */
const mostWords = 60;

/** Facts that the description of a tool states. */
export function addDescriptionFacts(facts: Facts, tool: ToolDefinition, context: Context): void {
  const text = textOf(tool.description);
  if (text.trim() === '') return;
  const sentences = sentencesOf(text, context.words);
  const fact = factMaker(text);
  addCues(facts, sentences, context, fact);
  const language = languageOf(text, context.languages);
  if (language !== null) return addForeign(facts, text, language, fact);
  const spoken = spokenSentences(sentences, tool.name, context);
  addVerbs(facts, spoken, context, fact);
  addWords(facts, spoken[0] ?? [], fact);
}

function addWords(facts: Facts, sentence: Sentence, fact: FactMaker): void {
  for (let index = 0; index < sentence.length && index < mostWords; index += 1) addAsked(facts, 'description.word', sentence[index]!, fact, 'rest');
}

function addAsked(facts: Facts, name: 'description.word' | 'description.object' | 'description.head', token: ProseToken, fact: FactMaker, source: Fact['source']): void {
  if (asks(token.known, name)) addFact(facts, name, fact(singularOf(token), token, source));
}

type FactMaker = (word: string, span: { start: number; end: number }, source: Fact['source']) => Fact;

function factMaker(text: string): FactMaker {
  return (word, { start, end }, source) => ({ word, in: 'description', path: '/description', start, end, text: text.slice(start, end), source });
}

/** The sentences that speak of this tool: up to the reference part, without conditions and without those about a sibling. */
function spokenSentences(sentences: Sentence[], name: string, { siblings }: Context): Sentence[] {
  const end = sentences.findIndex((sentence, index) => index > 0 && isIn(sentence[0]!.known, 'section-heads') && (sentence.length <= 3 || sentence[1]?.mark === ':'));
  const own = name.toLowerCase();
  return (end < 0 ? sentences : sentences.slice(0, end)).flatMap((sentence, index) => {
    if (index > 0 && isIn(sentence[0]!.known, 'conditional-openers')) return [];
    const named = sentence.findIndex(({ word }) => /[_-]/.test(word) && word !== own && siblings.has(word));
    if (named < 0) return [sentence];
    return index === 0 && named > 2 ? [sentence.slice(0, named - 1)] : [];
  }).slice(0, verbSentences);
}

function addVerbs(facts: Facts, sentences: readonly Sentence[], { words }: Context, fact: FactMaker): void {
  let main: SentenceVerb | null = null;
  for (const sentence of sentences) {
    const own: SentenceVerb | null = findMainVerb(sentence, words);
    if (main === null && own !== null && !isNegated(sentence, own.index)) {
      main = own;
      addMain(facts, sentence, own, fact);
    } else if (own !== null && !isNegated(sentence, own.index)) addFact(facts, 'description.verbs', fact(own.base, own.token, 'rest'));
    for (const verb of findFurtherVerbs(sentence, own, words)) {
      addFact(facts, 'description.verbs', fact(verb.base, verb.token, sentence === sentences[0] ? 'sentence' : 'rest'));
    }
  }
}

function addMain(facts: Facts, sentence: Sentence, verb: SentenceVerb, fact: FactMaker): void {
  addFact(facts, 'description.verb', fact(verb.base, verb.token, 'sentence'));
  const object = objectOfVerb(sentence, verb);
  for (const token of object) addAsked(facts, 'description.object', token, fact, 'sentence');
  for (let index = 1; index < object.length; index += 1) addPair(facts, 'description.object', object[index - 1]!, object[index]!, fact);
  const head = object.at(-1);
  if (head === undefined) return;
  addAsked(facts, 'description.head', head, fact, 'sentence');
  if (object.length > 1) addPair(facts, 'description.head', object.at(-2)!, head, fact);
}

function addPair(facts: Facts, name: 'description.object' | 'description.head', first: ProseToken, second: ProseToken, fact: FactMaker): void {
  if (first.known.startsAsked) addFact(facts, name, fact(`${first.word}-${singularOf(second)}`, { start: first.start, end: second.end }, 'sentence'));
}

/** Phrases of the lexicon's cue lists, where nothing negates them. */
function addCues(facts: Facts, sentences: readonly Sentence[], { words }: Context, fact: FactMaker): void {
  for (const sentence of sentences) {
    for (let index = 0; index < sentence.length; index += 1) {
      const cue = sentence[index]!.known.startsCue ? words.cues.at(sentence, index) : null;
      if (cue === null) continue;
      const span = { start: sentence[index]!.start, end: sentence[index + cue.length - 1]!.end };
      if (!isNegated(sentence, index)) addFact(facts, 'description.cue', fact(cue.phrase, span, 'rest'));
    }
  }
}

function addForeign(facts: Facts, text: string, language: NonNullable<ReturnType<typeof languageOf>>, fact: FactMaker): void {
  for (const { word, kind, negated, start, end } of foreignWords(text.slice(0, 2000), language)) {
    if (negated) continue;
    if (kind === 'cue') addFact(facts, 'description.cue', fact(word, { start, end }, 'rest'));
    else if (!facts.has('description.verb')) addFact(facts, 'description.verb', fact(word, { start, end }, 'sentence'));
    else addFact(facts, 'description.verbs', fact(word, { start, end }, 'rest'));
  }
}
