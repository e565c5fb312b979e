import type { FactName } from '../../schema/rule.ts';
import { factBits } from './asked-words.ts';
import { singular } from './word-forms.ts';
import type { Word } from './word.ts';

/** Whether a rule asks for the singular of a word as a fact of this name. */
export function asks({ asked }: Word, name: FactName): boolean {
  return (asked & factBits[name]) !== 0;
}

/** The singular of a word that stands in a text. */
export function singularOf({ word, known }: { word: string; known: Word }): string {
  return known.text === '' ? singular(word) : known.one;
}
