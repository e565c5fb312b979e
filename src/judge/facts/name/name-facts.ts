import type { ToolDefinition } from '../../../schema/tool.ts';
import { textOf } from '../../../schema/tool.ts';
import { isJsonObject } from '../../../schema/json.ts';
import { addFact } from '../fact.ts';
import type { Fact, Facts } from '../fact.ts';
import { findNameVerb } from './find-name-verb.ts';
import type { FoundNameVerb, SaidVerbs } from './find-name-verb.ts';
import { foreignName } from '../words/foreign-words.ts';
import type { Context } from '../context.ts';
import { splitName } from './split-name.ts';
import type { NameToken } from './split-name.ts';
import { singular } from '../words/word-forms.ts';
import type { Words } from '../words/words.ts';

/** Facts that the name and the title of a tool state. Those of the description come first: its verb settles what a name leaves open. */
export function addNameFacts(facts: Facts, tool: ToolDefinition, context: Context): void {
  const all = splitName(tool.name);
  const own = withoutPrefix(all, context);
  const tokens = withoutVersion(own);
  const found = titled(tokens, facts) ?? findNameVerb(tokens, context.words, saidVerbs(facts));
  const fact = factMaker(tool.name, 'name', '/name');
  addVerbs(facts, found, fact);
  if (found.main === null && found.maybe === null) addForeign(facts, tool.name, context, fact);
  const named = objectOf(tokens, found, context.words);
  // "route_create" of a server with many of them: the prefix is what it creates.
  const object = named.length > 0 ? named : all.slice(0, all.length - own.length);
  for (const token of object) addFact(facts, 'name.object', fact(singular(token.word), token));
  const head = object.at(-1);
  if (head !== undefined) addFact(facts, 'name.head', fact(singular(head.word), head));
  addWords(facts, all, fact);
  addPhrases(facts, 'name.object', object, fact);
  if (object.length > 1) addPhrases(facts, 'name.head', object.slice(-2), fact);
  addTitle(facts, tool, context);
}

function saidVerbs(facts: Facts): SaidVerbs | null {
  const [main] = facts.get('description.verb') ?? [];
  return main === undefined ? null : {
    main: main.word, others: wordsOf(facts, 'description.verbs'),
    head: facts.get('description.head')?.[0]?.word ?? null, sentence: wordsOf(facts, 'description.word'),
  };
}

/** "shutdown_history", where the description is "History of shutdowns": it gives what stands last, and does nothing. */
function titled(tokens: readonly NameToken[], facts: Facts): FoundNameVerb | null {
  const last = tokens.at(-1);
  const said = facts.get('description.word');
  if (last === undefined || tokens.length < 2 || said === undefined || facts.has('description.verb') || facts.has('description.verbs') || facts.has('description.cue')) return null;
  if (said[0]?.word !== singular(last.word) || said[1]?.word !== 'of') return null;
  const main = { base: 'get', index: tokens.length - 1, length: 1, start: last.start, end: last.end };
  return { main, verbs: [main], maybe: null };
}

function wordsOf(facts: Facts, name: 'description.verbs' | 'description.word'): ReadonlySet<string> {
  return new Set((facts.get(name) ?? []).map(({ word }) => word));
}

type FactMaker = (word: string, span: { start: number; end: number }) => Fact;

function factMaker(text: string, place: 'name' | 'title', path: string): FactMaker {
  const source = place === 'name' ? 'name' : 'rest';
  return (word, { start, end }) => ({ word, in: place, path, start, end, text: text.slice(start, end), source });
}

function addVerbs(facts: Facts, { main, verbs, maybe }: FoundNameVerb, fact: FactMaker): void {
  if (main !== null) addFact(facts, 'name.verb', fact(main.base, main));
  for (const verb of verbs) addFact(facts, 'name.verbs', fact(verb.base, verb));
  if (maybe !== null) addFact(facts, 'name.maybe', fact(maybe.base, maybe));
}

function addForeign(facts: Facts, name: string, context: Context, fact: FactMaker): void {
  const found = foreignName(name, context.languages);
  if (found === null) return;
  addFact(facts, 'name.verb', fact(found.word, found));
  addFact(facts, 'name.verbs', fact(found.word, found));
}

function addWords(facts: Facts, tokens: readonly NameToken[], fact: FactMaker): void {
  for (const token of tokens) addFact(facts, 'name.word', fact(singular(token.word), token));
  addPhrases(facts, 'name.phrase', tokens, fact);
}

function addPhrases(facts: Facts, name: 'name.phrase' | 'name.object' | 'name.head', tokens: readonly NameToken[], fact: FactMaker): void {
  tokens.slice(1).forEach((token, index) => {
    const before = tokens[index]!;
    addFact(facts, name, fact(`${before.word}-${singular(token.word)}`, { start: before.start, end: token.end }));
  });
}

/** The nouns after the verb up to a preposition; before it where the verb stands last. "Bulk" and "async" are no nouns beside others. */
function objectOf(tokens: readonly NameToken[], { main, verbs, maybe }: FoundNameVerb, words: Words): NameToken[] {
  const verb = verbs.at(-1) ?? main ?? maybe;
  if (verb === null) return [...tokens];
  const after = tokens.slice(verb.index + verb.length);
  const end = after.findIndex(({ word }, index) => index > 0 && (words.is('prepositions', word) || words.is('coordinators', word)));
  const nouns = (end < 0 ? after : after.slice(0, end)).filter(({ word }) => !words.is('determiners', word) && !words.is('prepositions', word));
  return withoutAdverbs(nouns.length > 0 ? nouns : tokens.slice(0, main?.index ?? verb.index), words);
}

function withoutAdverbs(nouns: NameToken[], words: Words): NameToken[] {
  const left = nouns.filter(({ word }) => !words.is('adverbs', word));
  return left.length > 0 ? left : nouns;
}

/** Leading words that only name the server say nothing of the tool, unless they are all there is. */
function withoutPrefix(tokens: NameToken[], { serverWords, words }: Context): NameToken[] {
  let from = 0;
  while (from < tokens.length - 1 && serverWords.has(tokens[from]!.word) && !isVerbInFront(tokens, from, words)) from += 1;
  return from === 0 ? tokens : tokens.slice(from);
}

/** "V1" at the end of an operation's name is no object. */
function withoutVersion(tokens: NameToken[]): NameToken[] {
  const end = tokens.length - 2;
  return end > 0 && tokens[end]!.word === 'v' && /^\d+$/.test(tokens[end + 1]!.word) ? tokens.slice(0, end) : tokens;
}

/** "fetch_url" of a server "fetch": its verb stays, unless another verb follows, as in "trigger_create_job". */
function isVerbInFront(tokens: readonly NameToken[], from: number, words: Words): boolean {
  const form = words.verbs.get(tokens[from]!.word);
  const next = words.verbs.get(tokens[from + 1]!.word);
  return form !== undefined && form.grade !== 'noun' && !(next !== undefined && next.grade !== 'noun');
}

function addTitle(facts: Facts, tool: ToolDefinition, context: Context): void {
  const annotated = isJsonObject(tool.annotations) ? textOf(tool.annotations['title']) : '';
  const title = textOf(tool.title) || annotated;
  if (title === '') return;
  const fact = factMaker(title, 'title', textOf(tool.title) === '' ? '/annotations/title' : '/title');
  const { main } = findNameVerb(splitName(title), context.words);
  if (main !== null) addFact(facts, 'title.verb', fact(main.base, main));
}
