import type { ToolDefinition } from '../../../schema/tool.ts';
import { textOf } from '../../../schema/tool.ts';
import type { Context } from '../context.ts';
import { addVerbs } from './description-verbs.ts';
import type { FactMaker } from './description-verbs.ts';
import { addFact } from '../fact.ts';
import type { Facts } from '../fact.ts';
import { isNegated } from './find-sentence-verbs.ts';
import { foreignWords, languageOf } from '../words/foreign-words.ts';
import { sentencesOf } from './sentences.ts';
import type { Sentence } from './sentences.ts';
import { singular } from '../words/word-forms.ts';

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
  const language = languageOf(text, sentences, context.languages);
  if (language !== null) return addForeign(facts, text, language, fact);
  const spoken = spokenSentences(sentences, tool.name, context);
  addVerbs(facts, spoken, tool.name.toLowerCase(), context.words, fact);
  if (!facts.has('description.verb')) addReturns(facts, sentences, fact);
  for (const token of spoken[0]?.slice(0, mostWords) ?? []) addFact(facts, 'description.word', fact(singular(token.word), token, 'rest'));
}

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

/** Where no sentence says what it does, one that says what it returns still tells something. */
function addReturns(facts: Facts, sentences: readonly Sentence[], fact: FactMaker): void {
  const [token] = sentences.find(([first]) => first!.word === 'returns') ?? [];
  if (token !== undefined) addFact(facts, 'description.verbs', fact('return', token, 'rest'));
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
