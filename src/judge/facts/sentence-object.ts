import type { SentenceVerb } from './find-sentence-verbs.ts';
import type { ProseToken, Sentence } from './sentences.ts';
import { isIn } from './word.ts';

/** Words of an object that are looked at. */
const mostWords = 12;

/** What the verb of a sentence acts on: its nouns, up to a preposition; "a list of comments" is about comments. */
export function objectOfVerb(sentence: Sentence, verb: SentenceVerb): ProseToken[] {
  let object: ProseToken[] = [];
  for (const token of sentence.slice(verb.index + verb.length, verb.index + verb.length + mostWords)) {
    const { word, known, mark } = token;
    if (word === 'of' && object.length > 0 && isIn(object.at(-1)!.known, 'container-nouns')) object = [];
    else if (ends(token, object)) break;
    else if (!isIn(known, 'determiners') && !isIn(known, 'adverbs') && mark !== '(') object.push(token);
  }
  return object;
}

function ends({ word, known, mark }: ProseToken, object: readonly ProseToken[]): boolean {
  if (object.length === 0) return false;
  if (mark === ',' || mark === ':' || mark === '(' || mark === '-') return true;
  return isIn(known, 'prepositions') || isIn(known, 'coordinators') || word === 'that' || word === 'which' || word === 'of' || word === 'using';
}
