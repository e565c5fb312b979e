import { isJsonObject } from '../../../schema/json.ts';
import type { Json } from '../../../schema/json.ts';
import type { ToolDefinition } from '../../../schema/tool.ts';
import type { ServerTexts } from '../../../schema/server-texts.ts';
import type { EvidencePlace } from '../../../schema/vocabulary.ts';
import { decodedTags, hiddenRun } from '../../../text/visible.ts';
import type { Context } from '../context.ts';
import { addFact } from '../fact.ts';
import type { Facts } from '../fact.ts';
import { findClaims } from './find-claims.ts';
import { findOrders } from './find-orders.ts';
import { findSecret } from './find-secret.ts';
import { recalled } from '../recalled.ts';
import { pointerPart } from '../schema/json-pointer.ts';
import { splitName } from '../name/split-name.ts';

/** How clients spell a tool of a server for the model. Sources: Claude Code, Codex, opencode. */
const clientName = /\bmcp__([a-z0-9][a-z0-9_-]{0,60}?)__[a-z0-9]/gi;

const latin = /\p{Script=Latin}/u;
const lookalikes = /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Cherokee}\p{Script=Armenian}]/u;

/** Facts about the definition itself: what is hidden in it, what it orders the model to do, what should not stand in it. */
export function addHygieneFacts(facts: Facts, tool: ToolDefinition, context: Context): void {
  const { name } = tool;
  if (latin.test(name) && lookalikes.test(name)) {
    const at = name.search(lookalikes);
    add(facts, 'mixed-script', 'name', '/name', name, at, at + 1);
  }
  addAllFindings(facts, stringsOf(tool), context, propertyNames(tool));
}

/** Every text of a server that reaches a model, with the tool it is of: `/name`, or nothing for the server's own. */
export function* textsOf({ definitions, ...texts }: ServerTexts & { definitions: readonly ToolDefinition[] }): Generator<{ from: string; path: string; text: string }> {
  for (const { path, text } of schemaStrings('server', '', saidBy(texts))) yield { from: '', path, text };
  for (const definition of definitions) for (const { path, text } of stringsOf(definition)) yield { from: `/${definition.name}`, path, text };
}

/** Facts about what a server tells a model apart from its tools: its instructions, its prompts, the templates of its resources. */
export function textFacts(said: ServerTexts, context: Context): Facts {
  const facts: Facts = new Map();
  addAllFindings(facts, schemaStrings('server', '', saidBy(said)), context);
  return facts;
}

function saidBy({ instructions = null, promptList = [], resourceTemplates = [] }: ServerTexts): Json {
  return { instructions, promptList: [...promptList], resourceTemplates: [...resourceTemplates] };
}

function addAllFindings(facts: Facts, texts: Iterable<Found>, context: Context, ownNames: ReadonlySet<string> = new Set()): void {
  const isForeign = (name: string) => !ownNames.has(name) && isToolElsewhere(name, context);
  for (const { place, path, text } of texts) {
    if (isShortWord.test(text)) continue;
    addFindings(facts, place, path, text);
    addForeignTool(facts, place, path, text, context.serverWords);
    for (const { kind, start, end } of findClaims(text, isForeign)) add(facts, kind, place, path, text, start, end);
  }
}

/** Whether a name reads like one of a tool, a verb first, that the server neither has nor could call its own. */
function isToolElsewhere(name: string, { siblings, serverWords, words }: Context): boolean {
  const parts = splitName(name);
  const grade = words.verbs.get(parts[0]?.word ?? '')?.grade;
  return parts.length > 1 && (grade === 'verb' || grade === 'likely') && !endsOf(siblings).has(name.toLowerCase()) && !parts.some(({ word }) => serverWords.has(word));
}

const ends = new WeakMap<ReadonlySet<string>, ReadonlySet<string>>();

/** Names of the server's tools, whole and without what they begin with: authors leave the prefix out. */
function endsOf(siblings: ReadonlySet<string>): ReadonlySet<string> {
  const known = ends.get(siblings);
  if (known !== undefined) return known;
  const made = new Set([...siblings].flatMap((name) => [...name.slice(0, 200).matchAll(/(?<![a-z0-9])[a-z0-9]/g)].map(({ index }) => name.slice(index))));
  ends.set(siblings, made);
  return made;
}

/** Names of the arguments: a definition may speak of them as it likes. */
function propertyNames({ inputSchema }: ToolDefinition): ReadonlySet<string> {
  const properties = isJsonObject(inputSchema) ? inputSchema['properties'] : undefined;
  return new Set(isJsonObject(properties) ? Object.keys(properties) : []);
}

/** Most strings of a schema are a type or a value like this: too short for an order, a claim or a credential, with nothing hidden in it. */
const isShortWord = /^[a-zA-Z0-9$.-]{0,11}$/;

/** A name, in which words are joined: an order in it has no spaces. */
const isOneWord = /^[\w-]+$/;

function addFindings(facts: Facts, place: EvidencePlace, path: string, text: string): void {
  for (const { kind, start, end } of findingsOf(text)) add(facts, kind, place, path, text, start, end);
}

/** What a text holds that no honest definition does, wherever it stands. */
const findingsOf = recalled((text): readonly { kind: string; start: number; end: number }[] => {
  const secret = findSecret(text);
  const spoken = isOneWord.test(text) ? text.replace(/[_-]/g, ' ') : text;
  return [...hiddenIn(text), ...(secret === null ? [] : [{ kind: 'secret', ...secret }]), ...findOrders(spoken)];
});

function hiddenIn(text: string): { kind: string; start: number; end: number }[] {
  if (/^[\t\n\r\x20-\x7e]*$/.test(text)) return [];
  const hidden = hiddenRun(text);
  if (hidden === null) return [];
  const { start, end } = hidden;
  return ['hidden-character', ...findOrders(decodedTags(text)).map(({ kind }) => kind)].map((kind) => ({ kind, start, end }));
}

/** A tool of another server, spelled as a client spells it: no honest definition needs to know how its neighbours are called. */
function addForeignTool(facts: Facts, place: EvidencePlace, path: string, text: string, ownWords: ReadonlySet<string>): void {
  if (text.length < 8 || !text.includes('__')) return;
  for (const match of text.matchAll(clientName)) {
    if (splitName(match[1] as string).some(({ word }) => ownWords.has(word))) continue;
    return add(facts, 'foreign-tool', place, path, text, match.index, match.index + match[0].length);
  }
}

function add(facts: Facts, word: string, place: EvidencePlace, path: string, text: string, start: number, end: number): void {
  addFact(facts, 'definition.finding', { word, in: place, path, start, end, text: text.slice(start, end), source: 'rest' });
}

interface Found { place: EvidencePlace; path: string; text: string }

/** Every string of a definition, for clients differ in what they show a model: all strings of schemas, annotations and unknown fields, names of properties too. */
function* stringsOf(tool: ToolDefinition): Generator<Found> {
  yield { place: 'name', path: '/name', text: tool.name };
  for (const field of ['title', 'description'] as const) {
    const text = tool[field];
    if (typeof text === 'string') yield { place: field, path: `/${field}`, text };
  }
  yield* schemaStrings('input', '/inputSchema', tool.inputSchema);
  yield* schemaStrings('output', '/outputSchema', tool.outputSchema);
  yield* schemaStrings('annotations', '/annotations', tool.annotations);
  for (const field of Object.keys(tool)) if (!readFields.has(field)) yield* schemaStrings('other', `/${pointerPart(field)}`, tool[field]);
}

/** Fields of a definition that are read by their own kind; all others are read as `other`: `_meta`, icons, what no specification knows. */
const readFields = new Set(['name', 'title', 'description', 'inputSchema', 'outputSchema', 'annotations']);

/** Names of properties that are shorter hold no order. */
const shortestKey = 16;

/** Depth first with a stack of its own: a schema may be nested deeper than the machine's. */
function* schemaStrings(place: EvidencePlace, root: string, schema: Json | undefined): Generator<Found> {
  const waiting: { path: string; value: Json }[] = schema === undefined ? [] : [{ path: root, value: schema }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { path, value } = next;
    if (typeof value === 'string') yield { place, path, text: value };
    else if (Array.isArray(value)) value.forEach((inner, index) => waiting.push({ path: `${path}/${index}`, value: inner }));
    else if (isJsonObject(value)) {
      for (const [key, inner] of Object.entries(value)) {
        if (key.length >= shortestKey) yield { place, path: `${path}/${pointerPart(key)}`, text: key };
        waiting.push({ path: `${path}/${pointerPart(key)}`, value: inner });
      }
    }
  }
}
