import type { Context } from '../context.ts';
import { addFact } from '../fact.ts';
import type { Fact, Facts } from '../fact.ts';
import { findNameVerb } from '../name/find-name-verb.ts';
import { splitName } from '../name/split-name.ts';
import { singular } from '../words/word-forms.ts';
import type { ActionParameter } from './action-parameter.ts';
import type { ActionValue } from './action-values.ts';

/** Methods of HTTP as verbs. Source: RFC 9110. */
const methods: Readonly<Record<string, string>> = { get: 'get', head: 'get', options: 'get', post: 'create', put: 'put', patch: 'update', delete: 'delete' };

/** The facts of one action: its value names the verb, the tool names what it acts on. */
export function actionFacts(value: ActionValue, parameter: ActionParameter, toolFacts: Facts, context: Context): Facts {
  const facts: Facts = new Map();
  const tokens = splitName(value.value);
  const fact = (word: string, start: number, end: number): Fact => ({
    word, in: value.path === '/description' ? 'description' : 'input', path: value.path, start: value.at + start, end: value.at + end, text: value.value.slice(start, end), source: 'schema',
  });
  const method = parameter.name.toLowerCase().includes('method') ? methods[value.value.toLowerCase()] : undefined;
  const { main, verbs, maybe } = findNameVerb(tokens, context.words);
  const verb = main ?? maybe;
  if (method !== undefined) addVerb(facts, fact(method, 0, value.value.length));
  else if (verb !== null) addVerb(facts, fact(verb.base, verb.start, verb.end));
  for (const other of verbs) addFact(facts, 'name.verbs', fact(other.base, other.start, other.end));
  const object = verb === null ? [] : tokens.slice(verb.index + verb.length);
  for (const token of object) for (const name of ['object', 'name.object'] as const) addFact(facts, name, fact(singular(token.word), token.start, token.end));
  const head = object.at(-1);
  if (head !== undefined) for (const name of ['head', 'name.head'] as const) addFact(facts, name, fact(singular(head.word), head.start, head.end));
  for (const name of ['object', 'name.object', 'server.word'] as const) for (const known of toolFacts.get(name) ?? []) addFact(facts, name, known);
  if (head === undefined) for (const name of ['head', 'name.head'] as const) for (const known of toolFacts.get(name) ?? []) addFact(facts, name, known);
  return facts;
}

function addVerb(facts: Facts, fact: Fact): void {
  for (const name of ['verb', 'name.verb', 'name.verbs'] as const) addFact(facts, name, fact);
}
