import type { SentenceVerb } from './find-sentence-verbs.ts';
import type { ProseToken, Sentence } from './sentences.ts';
import type { Words } from '../words/words.ts';

/** Words of an object that are looked at. */
const mostWords = 12;

/** What the verb of a sentence acts on: its nouns, up to a preposition; "a list of comments" is about comments. */
export function objectOfVerb(sentence: Sentence, verb: SentenceVerb, words: Words): ProseToken[] {
  let object: ProseToken[] = [];
  for (const token of sentence.slice(verb.index + verb.length, verb.index + verb.length + mostWords)) {
    const { word, mark } = token;
    if (word === 'of' && object.length > 0 && words.is('container-nouns', object.at(-1)!.word)) object = [];
    else if (ends(token, object, words)) break;
    else if (!words.is('determiners', word) && !words.is('adverbs', word) && mark !== '(') object.push(token);
  }
  return object;
}

function ends({ word, mark }: ProseToken, object: readonly ProseToken[], words: Words): boolean {
  if (object.length === 0) return false;
  if (mark === ',' || mark === ':' || mark === '(' || mark === '-') return true;
  return words.is('prepositions', word) || words.is('coordinators', word) || word === 'that' || word === 'which' || word === 'of' || word === 'using';
}
