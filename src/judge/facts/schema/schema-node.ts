import type { Json, JsonObject } from '../../../schema/json.ts';

/** A schema object that speaks of a value, and where it really stands. `isRead`: what lies in it was read from here. */
export interface SchemaPart { schema: JsonObject; path: string; isRead: boolean }

/** A property of an object, where its name stands, and what is said of its value. */
export interface SchemaProperty { name: string; path: string; node: SchemaNode }

/**
 * All that a schema says of one value: of the value itself in `parts` (what stands there, what it refers to, and whatever holds
 * besides), of its properties, and of what it may be.
 */
export interface SchemaNode {
  parts: SchemaPart[];
  properties: SchemaProperty[];
  /** Ways the same value may be. */
  variants: SchemaNode[];
  /** What holds of the same value on a condition. */
  conditions: SchemaNode[];
  /** The node it lies in; null for the whole. */
  parent: SchemaNode | null;
  /** How it lies in it: as a way the same value may be, as the value of a property, or as an entry of a list or a map. */
  lies: 'whole' | 'variant' | 'condition' | 'property' | 'entry';
  /** The property it is the value of; null for others. */
  name: string | null;
}

/** A schema as it was read: its nodes breadth first, and whether they stand for less than all of it. */
export interface SchemaReading { root: SchemaNode; nodes: readonly SchemaNode[]; isCut: boolean }

/** The first thing that the parts of a node say under a keyword. */
export function saidOf({ parts }: SchemaNode, keyword: string): Json | undefined {
  for (const { schema } of parts) if (Object.hasOwn(schema, keyword)) return schema[keyword];
  return undefined;
}

/** Whether a type is named for a value. */
export function hasType(node: SchemaNode, type: string): boolean {
  const said = saidOf(node, 'type');
  return Array.isArray(said) ? said.includes(type) : said === type;
}

/** The node and all ways the same value may be, with a stack of its own: they may be nested deeper than the machine's. */
export function waysOf(node: SchemaNode): readonly SchemaNode[] {
  if (node.variants.length === 0 && node.conditions.length === 0) return [node];
  const ways: SchemaNode[] = [];
  const waiting = [node];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    ways.push(next);
    for (const inner of [next.conditions, next.variants]) for (let index = inner.length - 1; index >= 0; index -= 1) waiting.push(inner[index]!);
  }
  return ways;
}

/** A property of a value, at the first place that names it, with every node that speaks of it. */
export interface FoundProperty { name: string; path: string; nodes: SchemaNode[] }

/** The properties that a value has in any way, by name. */
export function propertiesOf(node: SchemaNode): Map<string, FoundProperty> {
  const byName = new Map<string, FoundProperty>();
  for (const way of waysOf(node)) {
    for (const { name, path, node: value } of way.properties) {
      const known = byName.get(name);
      if (known === undefined) byName.set(name, { name, path, nodes: [value] });
      else known.nodes.push(value);
    }
  }
  return byName;
}

/** Names of the properties that must be given, whatever way the value is. */
export function requiredOf({ parts }: SchemaNode): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { schema: { required } } of parts) if (Array.isArray(required)) for (const name of required) if (typeof name === 'string') names.add(name);
  return names;
}
