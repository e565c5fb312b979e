import type { ToolDefinition } from '../../schema/tool.ts';
import { textOf } from '../../schema/tool.ts';
import { isJsonObject } from '../../schema/json.ts';
import { addFact } from './fact.ts';
import type { Fact, Facts } from './fact.ts';
import { findNameVerb } from './find-name-verb.ts';
import type { FoundNameVerb, SaidVerbs } from './find-name-verb.ts';
import { foreignName } from './foreign-words.ts';
import type { Context } from './context.ts';
import { readName } from './split-name.ts';
import type { NameToken } from './split-name.ts';
import { asks, singularOf } from './asks.ts';
import { isIn } from './word.ts';

/** Facts that the name and the title of a tool state. Those of the description come first: its verb settles what a name leaves open. */
export function addNameFacts(facts: Facts, tool: ToolDefinition, context: Context): void {
  const all = readName(tool.name, context.words);
  const tokens = withoutPrefix(all, context);
  const found = findNameVerb(tokens, context.words, saidVerbs(facts));
  const fact = factMaker(tool.name, 'name', '/name');
  addVerbs(facts, found, fact);
  if (found.main === null && found.maybe === null) addForeign(facts, tool.name, context, fact);
  const object = objectOf(tokens, found);
  for (const token of object) addAsked(facts, 'name.object', token, fact);
  const head = object.at(-1);
  if (head !== undefined) addAsked(facts, 'name.head', head, fact);
  addWords(facts, all, fact);
  addPhrases(facts, 'name.object', object, fact);
  if (object.length > 1) addPhrases(facts, 'name.head', object.slice(-2), fact);
  addTitle(facts, tool, context);
}

function saidVerbs(facts: Facts): SaidVerbs | null {
  const [main] = facts.get('description.verb') ?? [];
  return main === undefined ? null : { main: main.word, others: new Set((facts.get('description.verbs') ?? []).map(({ word }) => word)) };
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
  for (const token of tokens) addAsked(facts, 'name.word', token, fact);
  addPhrases(facts, 'name.phrase', tokens, fact);
}

function addAsked(facts: Facts, name: 'name.word' | 'name.object' | 'name.head', token: NameToken, fact: FactMaker): void {
  if (asks(token.known, name)) addFact(facts, name, fact(singularOf(token), token));
}

function addPhrases(facts: Facts, name: 'name.phrase' | 'name.object' | 'name.head', tokens: readonly NameToken[], fact: FactMaker): void {
  for (let index = 1; index < tokens.length; index += 1) {
    const [before, token] = [tokens[index - 1]!, tokens[index]!];
    if (before.known.startsAsked) addFact(facts, name, fact(`${before.word}-${singularOf(token)}`, { start: before.start, end: token.end }));
  }
}

/** The nouns after the verb up to a preposition; before it where the verb stands last. */
function objectOf(tokens: readonly NameToken[], { main, verbs, maybe }: FoundNameVerb): NameToken[] {
  const verb = verbs.at(-1) ?? main ?? maybe;
  if (verb === null) return [...tokens];
  const after = tokens.slice(verb.index + verb.length);
  const end = after.findIndex(({ known }, index) => index > 0 && (isIn(known, 'prepositions') || isIn(known, 'coordinators')));
  const nouns = (end < 0 ? after : after.slice(0, end)).filter(({ known }) => !isIn(known, 'determiners') && !isIn(known, 'prepositions'));
  return nouns.length > 0 ? nouns : tokens.slice(0, main?.index ?? verb.index);
}

/** Leading words that only name the server say nothing of the tool, unless they are all there is. */
function withoutPrefix(tokens: NameToken[], { serverWords }: Context): NameToken[] {
  let from = 0;
  while (from < tokens.length - 1 && serverWords.has(tokens[from]!.word) && !isVerbInFront(tokens, from)) from += 1;
  return from === 0 ? tokens : tokens.slice(from);
}

/** "fetch_url" of a server "fetch": its verb stays, unless another verb follows, as in "trigger_create_job". */
function isVerbInFront(tokens: readonly NameToken[], from: number): boolean {
  const form = tokens[from]!.known.verb;
  const next = tokens[from + 1]!.known.verb;
  return form !== undefined && form.grade !== 'noun' && !(next !== undefined && next.grade !== 'noun');
}

function addTitle(facts: Facts, tool: ToolDefinition, context: Context): void {
  const annotated = isJsonObject(tool.annotations) ? textOf(tool.annotations['title']) : '';
  const title = textOf(tool.title) || annotated;
  if (title === '') return;
  const fact = factMaker(title, 'title', textOf(tool.title) === '' ? '/annotations/title' : '/title');
  const { main } = findNameVerb(readName(title, context.words), context.words);
  if (main !== null) addFact(facts, 'title.verb', fact(main.base, main));
}
