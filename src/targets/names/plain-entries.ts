import type { NamedEntry } from './named-entry.ts';
import { matchesWildcards } from './wildcards.ts';

/** Entries that are names and nothing else. */
export function plainEntries(texts: readonly string[], place: string, isOwn: (text: string) => boolean, spell: NamedEntry['spell']): NamedEntry[] {
  return texts.map((text) => ({ text, place, isOwn: isOwn(text), matches: (tool) => spell(tool) === text, spell }));
}

/** Names of a product without patterns: a star in one is a star. */
export function exactEntries(...given: Parameters<typeof plainEntries>): NamedEntry[] {
  const spell = given[3];
  return plainEntries(...given).map((entry) => (entry.text.includes('*')
    ? { ...entry, never: { because: 'a * is no pattern there', meant: (tool) => matchesWildcards(entry.text, spell(tool) ?? '') } } : entry));
}

/** The same where all are about one server and have its tools by their own names. */
export function bareEntries(texts: readonly string[], place: string): NamedEntry[] {
  return exactEntries(texts, place, always, itself);
}

/** Entries with a star or a question mark are patterns of the product. */
export function wildEntries(texts: readonly string[], place: string, isOwn: (text: string) => boolean, spell: NamedEntry['spell']): NamedEntry[] {
  return plainEntries(texts, place, isOwn, spell).map((entry) => ({
    ...entry, isPattern: /[*?]/.test(entry.text), matches: (tool) => matchesWildcards(entry.text, spell(tool) ?? ''),
  }));
}

/** An entry that can only be about the server that is asked about. */
export const always = () => true;

/** A tool by its own name. */
export const itself = (tool: string) => tool;
