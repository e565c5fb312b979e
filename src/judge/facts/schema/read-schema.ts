import { isJsonObject } from '../../../schema/json.ts';
import type { Json, JsonObject } from '../../../schema/json.ts';
import { pointerPart } from './json-pointer.ts';
import type { Pointed } from './json-pointer.ts';
import { referencesOf, referring, resolverOf } from './resolve-reference.ts';
import type { Resolve } from './resolve-reference.ts';
import { mostValues } from './schema-values.ts';
import type { SchemaNode, SchemaReading } from './schema-node.ts';

/** Nodes of a schema that are read with every reference in its place, as if it were written out. More are a bomb, or a book. */
const mostNodes = 10_000;
/** Parts, members of lists and steps of references that are looked at for them. */
const mostLooked = 20 * mostNodes;
/** References in a row that are followed to tell whether they end at `null` or `false`. */
const longestChain = 64;

/** Keywords with ways the same value may be, and those whose schema holds for it on a condition. */
const alternatives = ['oneOf', 'anyOf'] as const;
const conditions = ['if', 'then', 'else'] as const;
const conditionMaps = ['dependentSchemas', 'dependencies'] as const;
/** Keywords whose schema holds for what lies inside a value; `items` may be a list too. */
const entries = ['items', 'contains', 'additionalItems', 'unevaluatedItems', 'additionalProperties', 'unevaluatedProperties', 'contentSchema'] as const;
const entryLists = ['prefixItems', 'items'] as const;

/** Keywords under which something is left to read. Most schemas have none. */
const leading: ReadonlySet<string> = new Set([...referring, 'properties', 'allOf', ...alternatives, ...conditions, ...conditionMaps, ...entries, ...entryLists, 'patternProperties']);

/** A schema that is about to be read, and the node that takes what it says. */
interface Entry { node: SchemaNode; at: Pointed; depth: number }

/**
 * What reading needs at hand. `open` holds the schemas on the way to the present one, or all that were read where each is read
 * once; `looked` counts what was looked at on the way to the nodes.
 */
interface Desk { resolve: Resolve; open: Set<JsonObject>; once: boolean; nodes: number; looked: number; isCut: boolean }

/**
 * Reads a schema with its references resolved in their places, breadth first, so that the verdict is that of the schema written
 * out. A schema inside itself is read once on each way. Beyond `mostNodes` it is read anew, each part once: time stays in
 * proportion to the text, and the reading says that it is cut.
 */
export function readSchema(schema: Json | undefined, path: string): SchemaReading | null {
  if (!isJsonObject(schema)) return null;
  const resolve = resolverOf(schema, path);
  const read = (once: boolean) => readAt({ resolve, once, open: new Set(), nodes: 0, looked: 0, isCut: once }, schema, path);
  return read(false) ?? read(true);
}

/** Depth first with a stack of its own, so that what is open is known; a level is a list, so that the nodes come out breadth first. */
function readAt(desk: Desk, schema: JsonObject, path: string): SchemaReading | null {
  const root = nodeIn(null, 'whole');
  const levels: SchemaNode[][] = [];
  const waiting: (Entry | readonly JsonObject[])[] = [{ node: root, at: { value: schema, path }, depth: 0 }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (isLeaving(next)) {
      for (const left of next) desk.open.delete(left);
      continue;
    }
    (levels[next.depth] ??= []).push(next.node);
    const opened = openParts(desk, next);
    if (!desk.once && opened.length > 0) waiting.push(opened);
    const inner = innerEntries(desk, next);
    for (let index = inner.length - 1; index >= 0; index -= 1) waiting.push(inner[index]!);
    desk.nodes += inner.length;
    if (!desk.once && (desk.nodes > mostNodes || desk.looked > mostLooked)) return null;
  }
  return { root, nodes: levels.flat(), isCut: desk.isCut };
}

function isLeaving(next: Entry | readonly JsonObject[]): next is readonly JsonObject[] {
  return Array.isArray(next);
}

function nodeIn(parent: SchemaNode | null, lies: SchemaNode['lies'], name: string | null = null): SchemaNode {
  return { parts: [], properties: [], variants: [], conditions: [], parent, lies, name };
}

/** Gathers all that is said of one value: by what stands there, what it refers to, `allOf`, and an only alternative. Gives what it opened. */
function openParts(desk: Desk, { node, at }: Entry): JsonObject[] {
  const opened: JsonObject[] = [];
  const waiting: Pointed[] = [at];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value: schema, path } = next;
    if (!isJsonObject(schema)) continue;
    const isRead = leads(schema) && !desk.open.has(schema);
    node.parts.push({ schema, path, isRead });
    desk.looked += 1;
    if (Array.isArray(schema['enum']) && schema['enum'].length > mostValues) desk.isCut = true;
    if (!isRead) continue;
    desk.open.add(schema);
    opened.push(schema);
    const besides = partsBeside(desk, schema, path);
    for (let index = besides.length - 1; index >= 0; index -= 1) waiting.push(besides[index]!);
  }
  return opened;
}

function leads(schema: JsonObject): boolean {
  for (const key of Object.keys(schema)) if (leading.has(key)) return true;
  return false;
}

function partsBeside(desk: Desk, schema: JsonObject, path: string): readonly Pointed[] {
  const parts: Pointed[] = 'allOf' in schema ? listed(desk, schema, 'allOf', path) : [];
  for (const reference of referencesOf(schema)) {
    const target = desk.resolve(reference);
    if (target !== null) parts.push(target);
  }
  for (const key of alternatives) {
    const [choice, ...others] = choicesOf(desk, schema, key, path);
    if (choice !== undefined && others.length === 0) parts.push(choice);
  }
  return parts;
}

/** The alternatives of a schema but for `null`, which only says that a value may be missing, and `false`, which is none. */
function choicesOf(desk: Desk, schema: JsonObject, key: string, path: string): Pointed[] {
  if (!Array.isArray(schema[key])) return [];
  return listed(desk, schema, key, path).filter(({ value }) => isSchema(value) && !isNever(endOf(desk, value)));
}

function listed(desk: Desk, schema: JsonObject, key: string, path: string): Pointed[] {
  const list = schema[key];
  if (!Array.isArray(list)) return [];
  desk.looked += list.length;
  return list.map((value, index) => ({ value, path: `${path}/${key}/${index}` }));
}

function mapped(desk: Desk, map: Json | undefined, path: string): Pointed[] {
  return mappedKeys(desk, map, path).map(({ value, path: at }) => ({ value, path: at }));
}

function mappedKeys(desk: Desk, map: Json | undefined, path: string): (Pointed & { key: string })[] {
  if (!isJsonObject(map)) return [];
  const list = Object.entries(map);
  desk.looked += list.length;
  return list.map(([key, value]) => ({ key, value, path: `${path}/${pointerPart(key)}` }));
}

/** What a chain of references ends at. */
function endOf(desk: Desk, schema: Json): Json {
  let end = schema;
  for (let hops = 0; hops < longestChain && isJsonObject(end) && typeof end['$ref'] === 'string' && end['type'] === undefined; hops += 1) {
    const target = desk.resolve(end['$ref']);
    if (target === null) break;
    end = target.value;
  }
  return end;
}

function isSchema(value: Json): boolean {
  return value === true || isJsonObject(value);
}

function isNever(schema: Json): boolean {
  if (!isJsonObject(schema)) return schema === false;
  const values = schema['enum'];
  return schema['type'] === 'null' || schema['const'] === null || (Array.isArray(values) && values.length === 1 && values[0] === null);
}

/** What lies in a node, in the order it is read: its properties, the ways it may be, its other parts. */
function innerEntries(desk: Desk, { node, depth }: Entry): Entry[] {
  const inner: Entry[] = [];
  const add = (child: SchemaNode, at: Pointed): SchemaNode => {
    inner.push({ node: child, at, depth: depth + 1 });
    return child;
  };
  for (const { schema, path, isRead } of node.parts) {
    if (!isRead) continue;
    if ('properties' in schema) addProperties(desk, node, schema, path, add);
    if ('patternProperties' in schema) addNamedByPattern(desk, node, schema, path, add);
    for (const at of variantsIn(desk, schema, path)) node.variants.push(add(nodeIn(node, 'variant'), at));
    for (const at of conditionsIn(desk, schema, path)) node.conditions.push(add(nodeIn(node, 'condition'), at));
    for (const at of entriesIn(desk, schema, path)) add(nodeIn(node, 'entry'), at);
  }
  return inner;
}

function addProperties(desk: Desk, node: SchemaNode, schema: JsonObject, path: string, add: (child: SchemaNode, at: Pointed) => SchemaNode): void {
  if (!isJsonObject(schema['properties'])) return;
  for (const name of Object.keys(schema['properties'])) {
    const value = schema['properties'][name]!;
    desk.looked += 1;
    // `false` says that there is no such property.
    if (endOf(desk, value) === false) continue;
    const at = { value, path: `${path}/properties/${pointerPart(name)}` };
    node.properties.push({ name, path: at.path, node: add(nodeIn(node, 'property', name), at) });
  }
}

/** A pattern that only spells a name out, `^action$` or `^(action|op)$`, says no more than a property. */
const spelled = /^\^(?:([\w-]{1,64})|\(([\w-]{1,64}(?:\|[\w-]{1,64}){0,15})\))\$$/;

function namesOf(pattern: string): readonly string[] {
  const found = spelled.exec(pattern);
  return found === null ? [] : found[1] === undefined ? found[2]!.split('|') : [found[1]];
}

function addNamedByPattern(desk: Desk, node: SchemaNode, schema: JsonObject, path: string, add: (child: SchemaNode, at: Pointed) => SchemaNode): void {
  for (const { value, path: at, key } of mappedKeys(desk, schema['patternProperties'], `${path}/patternProperties`)) {
    if (endOf(desk, value) === false) continue;
    for (const name of namesOf(key)) node.properties.push({ name, path: at, node: add(nodeIn(node, 'property', name), { value, path: at }) });
  }
}

function variantsIn(desk: Desk, schema: JsonObject, path: string): Pointed[] {
  const found: Pointed[][] = [];
  for (const key of alternatives) {
    const choices = key in schema ? choicesOf(desk, schema, key, path) : [];
    if (choices.length > 1) found.push(choices);
  }
  return found.flat();
}

function conditionsIn(desk: Desk, schema: JsonObject, path: string): Pointed[] {
  const found: Pointed[][] = [];
  for (const key of conditions) if (key in schema) found.push([{ value: schema[key]!, path: `${path}/${key}` }]);
  for (const key of conditionMaps) if (key in schema) found.push(mapped(desk, schema[key], `${path}/${key}`));
  return found.flat().filter(({ value }) => isJsonObject(value));
}

function entriesIn(desk: Desk, schema: JsonObject, path: string): Pointed[] {
  const found: Pointed[][] = [];
  for (const key of entries) if (key in schema) found.push([{ value: schema[key]!, path: `${path}/${key}` }]);
  for (const key of entryLists) if (key in schema) found.push(listed(desk, schema, key, path));
  if ('patternProperties' in schema) found.push(mappedKeys(desk, schema['patternProperties'], `${path}/patternProperties`).filter(({ key }) => namesOf(key).length === 0));
  return found.flat().filter(({ value }) => isJsonObject(value));
}
