import type { Knowledge, Language } from '../../../schema/knowledge/knowledge.ts';
import { isAscii } from '../letters/is-ascii.ts';
import type { Sentence } from '../description/sentences.ts';

/** A word of another language that stands for an English one, or for a cue phrase, and where it stands. */
export interface ForeignWord { word: string; kind: 'verb' | 'cue'; negated: boolean; start: number; end: number }

/** The languages of the lexicon, prepared for searching. */
export interface Languages {
  byScript: ReadonlyMap<Language['script'], readonly PreparedLanguage[]>;
  /** Languages of the Latin script by each of their little words. */
  byMark: ReadonlyMap<string, readonly PreparedLanguage[]>;
  /** The same by each form of their verbs that is one word. */
  byVerb: ReadonlyMap<string, readonly PreparedLanguage[]>;
}

interface PreparedLanguage {
  language: Language;
  /** Words with their meaning; null for what only looks like a verb. */
  entries: ReadonlyMap<string, { word: string; kind: 'verb' | 'cue' } | null>;
  stems: readonly { stem: string; word: string }[];
  longest: number;
  /** Place among all languages. */
  order: number;
}

/** Units to either side of a word in which a negation counts, where words are not parted by spaces. */
const nearUnits = 6;
/** Words to either side, where they are. */
const nearWords = 2;
/** Little words of a language that a text must hold before it counts as written in it. */
const leastMarks = 3;
/** Units of a text that are looked at to tell its language. */
const detectUnits = 600;
/** Units of a name that are looked at: longer names are no names. */
const nameUnits = 400;
/** Shortest word of a name that is looked up in all languages of the Latin script: shorter ones are English by chance. */
const leastNameWord = 5;

const prepared = new WeakMap<Knowledge['languages'], Languages>();

/** The prepared languages; made once for each. */
export function languagesOf({ languages }: Pick<Knowledge, 'languages'>): Languages {
  const known = prepared.get(languages);
  if (known !== undefined) return known;
  const all = Object.values(languages).map(prepare);
  const latin = all.filter(({ language }) => language.script === 'latin');
  const made = {
    byScript: Map.groupBy(all, ({ language }) => language.script), byMark: byWord(latin, ({ language }) => language.marks),
    byVerb: byWord(latin, ({ entries }) => [...entries].filter(([, entry]) => entry?.kind === 'verb').map(([word]) => word)),
  };
  prepared.set(languages, made);
  return made;
}

function byWord(languages: readonly PreparedLanguage[], wordsOf: (known: PreparedLanguage) => readonly string[]): Map<string, PreparedLanguage[]> {
  const found = new Map<string, PreparedLanguage[]>();
  for (const known of languages) for (const word of new Set(wordsOf(known))) found.set(word, [...found.get(word) ?? [], known]);
  return found;
}

function prepare(language: Language, order: number): PreparedLanguage {
  const entries = new Map<string, { word: string; kind: 'verb' | 'cue' } | null>();
  const stems: { stem: string; word: string }[] = [];
  for (const [word, forms] of Object.entries(language.verbs)) {
    for (const form of forms) {
      if (form.endsWith('*')) stems.push({ stem: form.slice(0, -1), word });
      else entries.set(form, { word, kind: 'verb' });
    }
  }
  for (const [word, phrases] of Object.entries(language.cues)) for (const phrase of phrases) entries.set(phrase, { word, kind: 'cue' });
  for (const adjective of language.adjectives) entries.set(adjective, null);
  return { language, entries, stems, longest: Math.max(0, ...[...entries.keys()].map((entry) => entry.length)), order };
}

/** The verb of a name that no English word explains, or null. */
export function foreignName(whole: string, { byScript }: Languages): ForeignWord | null {
  const name = whole.slice(0, nameUnits);
  const script = scriptOf(name);
  const candidates = script === 'han' || script === 'kana' ? [...byScript.get('han') ?? [], ...byScript.get('kana') ?? []] : byScript.get(script ?? 'latin') ?? [];
  for (const language of candidates) {
    const found = foreignWords(name, language).find(({ kind, start, end }) => kind === 'verb' && (script !== null || end - start >= leastNameWord));
    if (found !== undefined) return found;
  }
  return null;
}

/** The language a text is written in, where the lexicon knows it and it is not English. */
export function languageOf(text: string, sentences: readonly Sentence[], languages: Languages): PreparedLanguage | null {
  const start = text.slice(0, detectUnits);
  const ascii = isAscii(start);
  const script = scriptOf(start);
  if (script !== null) return languages.byScript.get(script)?.[0] ?? null;
  const words = wordsWithin(sentences, detectUnits);
  const best = mostMarked(words, languages);
  if (best === null) return ofVerbs(words, start, ascii, languages);
  const english = englishMarks(start);
  return best.marks > english && !(english >= leastMarks && ascii && /^[ -~\s]*$/.test(start)) ? best.language : null;
}

function wordsWithin(sentences: readonly Sentence[], end: number): string[] {
  const words: string[] = [];
  for (const sentence of sentences) for (const token of sentence) if (token.end <= end) words.push(token.word);
  return words;
}

/** The language with the most of its marks among these words, of several the one whose verbs are there; null where too few words are marks. */
function mostMarked(words: readonly string[], { byMark, byVerb }: Languages): { language: PreparedLanguage; marks: number } | null {
  let known = 0;
  for (const word of words) if (byMark.has(word)) known += 1;
  if (known < leastMarks) return null;
  const marks = words.filter((word) => byMark.has(word));
  const seen = new Map<PreparedLanguage, Set<string>>();
  for (const word of marks) for (const language of byMark.get(word) ?? []) seen.set(language, (seen.get(language) ?? new Set()).add(word));
  const verbs = (known: PreparedLanguage) => words.filter((word) => byVerb.get(word)?.includes(known)).length;
  const [best] = [...seen].map(([language, found]) => ({ language, marks: found.size })).filter((one) => one.marks >= leastMarks)
    .sort((a, b) => b.marks - a.marks || verbs(b.language) - verbs(a.language) || a.language.order - b.language.order);
  return best ?? null;
}

/**
 * The language of a text too short for marks, told by a verb: one in front beside a mark ("Lister les sessions"), or anywhere one
 * that English has no letters for ("Aktif projeyi gösterir"). Any little word of English speaks against it.
 */
function ofVerbs(words: readonly string[], text: string, ascii: boolean, { byMark, byVerb }: Languages): PreparedLanguage | null {
  const [front] = words;
  if (front === undefined || (ascii && !byVerb.has(front)) || englishMarks(text) > 0) return null;
  const beside = byVerb.get(front)?.find((known) => words.some((word, index) => index > 0 && byMark.get(word)?.includes(known)));
  const own = ascii ? undefined : words.find((word) => byVerb.has(word) && !isAscii(word));
  return beside ?? (own === undefined ? null : byVerb.get(own)![0]!);
}

function englishMarks(text: string): number {
  return new Set(text.toLowerCase().match(/\b(the|a|an|of|to|and|is|for|with|by|this|from|that|or)\b/g) ?? []).size;
}

/** The script that marks a text as not Latin: kana before han, for Japanese has both. */
function scriptOf(text: string): Exclude<Language['script'], 'latin'> | null {
  if (isAscii(text)) return null;
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)) return 'kana';
  if (/\p{Script=Hangul}/u.test(text)) return 'hangul';
  if (/\p{Script=Han}/u.test(text)) return 'han';
  if (/\p{Script=Cyrillic}{3}/u.test(text)) return 'cyrillic';
  return /\p{Script=Arabic}{3}/u.test(text) ? 'arabic' : null;
}

/** Every word of a text that the language knows, in order; longest match first. */
export function foreignWords(text: string, prepared: PreparedLanguage): ForeignWord[] {
  const { script } = prepared.language;
  return script === 'han' || script === 'kana' || script === 'hangul' ? unspacedWords(text, prepared) : spacedWords(text, prepared);
}

function unspacedWords(text: string, { entries, longest, language }: PreparedLanguage): ForeignWord[] {
  const found: ForeignWord[] = [];
  for (let start = 0; start < text.length; start += 1) {
    for (let length = Math.min(longest, text.length - start); length > 0; length -= 1) {
      const entry = entries.get(text.slice(start, start + length));
      if (entry === undefined) continue;
      const end = start + length;
      if (entry !== null) found.push({ ...entry, start, end, negated: entry.kind === 'verb' && isNegated(language, text.slice(Math.max(0, start - nearUnits), start), text.slice(end, end + nearUnits)) });
      start = end - 1;
      break;
    }
  }
  return found;
}

function isNegated({ negations }: Language, before: string, after: string): boolean {
  return negations.before.some((word) => before.includes(word)) || negations.after.some((word) => after.includes(word));
}

function spacedWords(text: string, { entries, stems, language }: PreparedLanguage): ForeignWord[] {
  const tokens = [...text.matchAll(/[\p{L}\p{M}]+/gu)].map((match) => ({ word: match[0].toLowerCase(), start: match.index, end: match.index + match[0].length }));
  const before = new Set(language.negations.before);
  const found: ForeignWord[] = [];
  for (let index = 0; index < tokens.length; index += 1) {
    const { length, entry } = longestEntry(tokens, index, entries, stems);
    if (length === 0) continue;
    const near = tokens.slice(Math.max(0, index - nearWords), index).some(({ word }) => before.has(word));
    if (entry !== null) found.push({ ...entry, start: tokens[index]!.start, end: tokens[index + length - 1]!.end, negated: entry.kind === 'verb' && near });
    index += length - 1;
  }
  return found;
}

function longestEntry(
  tokens: readonly { word: string }[], from: number, entries: PreparedLanguage['entries'], stems: PreparedLanguage['stems'],
): { length: number; entry: { word: string; kind: 'verb' | 'cue' } | null } {
  for (let length = Math.min(4, tokens.length - from); length > 0; length -= 1) {
    const entry = entries.get(tokens.slice(from, from + length).map(({ word }) => word).join(' '));
    if (entry !== undefined) return { length, entry };
  }
  const stem = stems.find((known) => tokens[from]!.word.startsWith(known.stem));
  return stem === undefined ? { length: 0, entry: null } : { length: 1, entry: { word: stem.word, kind: 'verb' } };
}
