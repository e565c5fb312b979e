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
import { singular } from './word-forms.ts';

/** Sentences whose verbs count; later ones explain parameters and usage. */
const verbSentences = 4;
/** Words of the first sentence that rules may ask for. */
const mostWords = 60;

/** Facts that the description of a tool states. */
export function addDescriptionFacts(facts: Facts, tool: ToolDefinition, context: Context): void {
  const text = textOf(tool.description);
  if (text.trim() === '') return;
  const sentences = sentencesOf(text);
  const fact = factMaker(text);
  addCues(facts, sentences, context, fact);
  const language = languageOf(text, context.languages);
  if (language !== null) return addForeign(facts, text, language, fact);
  const spoken = spokenSentences(sentences, tool.name, context);
  addVerbs(facts, spoken, context, fact);
  for (const token of spoken[0]?.slice(0, mostWords) ?? []) addFact(facts, 'description.word', fact(singular(token.word), token, 'rest'));
}

type FactMaker = (word: string, span: { start: number; end: number }, source: Fact['source']) => Fact;

function factMaker(text: string): FactMaker {
  return (word, { start, end }, source) => ({ word, in: 'description', path: '/description', start, end, text: text.slice(start, end), source });
}

/** The sentences that speak of this tool: up to the reference part, without conditions and without those about a sibling. */
function spokenSentences(sentences: Sentence[], name: string, { words, siblings }: Context): Sentence[] {
  const end = sentences.findIndex((sentence, index) => index > 0 && words.is('section-heads', sentence[0]!.word) && (sentence.length <= 3 || sentence[1]?.mark === ':'));
  const own = name.toLowerCase();
  return (end < 0 ? sentences : sentences.slice(0, end)).flatMap((sentence, index) => {
    if (index > 0 && words.is('conditional-openers', sentence[0]!.word)) return [];
    const named = sentence.findIndex(({ word }) => word !== own && siblings.has(word) && /[_-]/.test(word));
    if (named < 0) return [sentence];
    return index === 0 && named > 2 ? [sentence.slice(0, named - 1)] : [];
  }).slice(0, verbSentences);
}

function addVerbs(facts: Facts, sentences: readonly Sentence[], { words }: Context, fact: FactMaker): void {
  let main: SentenceVerb | null = null;
  for (const sentence of sentences) {
    const own: SentenceVerb | null = findMainVerb(sentence, words);
    if (main === null && own !== null && !isNegated(sentence, own.index, words)) {
      main = own;
      addMain(facts, sentence, own, words, fact);
    } else if (own !== null && !isNegated(sentence, own.index, words)) addFact(facts, 'description.verbs', fact(own.base, own.token, 'rest'));
    for (const verb of findFurtherVerbs(sentence, own, words)) {
      addFact(facts, 'description.verbs', fact(verb.base, verb.token, sentence === sentences[0] ? 'sentence' : 'rest'));
    }
  }
}

function addMain(facts: Facts, sentence: Sentence, verb: SentenceVerb, words: Context['words'], fact: FactMaker): void {
  addFact(facts, 'description.verb', fact(verb.base, verb.token, 'sentence'));
  const object = objectOfVerb(sentence, verb, words);
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

/** Phrases of the lexicon's cue lists, where nothing negates them. */
function addCues(facts: Facts, sentences: readonly Sentence[], { words }: Context, fact: FactMaker): void {
  for (const sentence of sentences) {
    const plain = sentence.flatMap(({ word }) => word);
    for (let index = 0; index < plain.length; index += 1) {
      const cue = words.cues.at(plain, index);
      if (cue === null) continue;
      const span = { start: sentence[index]!.start, end: sentence[index + cue.length - 1]!.end };
      if (!isNegated(sentence, index, words)) addFact(facts, 'description.cue', fact(cue.phrase, span, 'rest'));
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
