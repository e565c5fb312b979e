import type { JsonObject } from '../../../schema/json.ts';
import { waysOf } from '../schema/schema-node.ts';
import type { SchemaPart } from '../schema/schema-node.ts';
import { listedTexts } from '../schema/schema-values.ts';
import type { SchemaValue } from '../schema/schema-values.ts';
import { shares } from './action-values.ts';
import type { ActionValue } from './action-values.ts';
import type { ChoosingProperty } from './choosing-properties.ts';
import type { VerbTest } from './verb-test.ts';

/** The values of one list of a schema, and how many of them are verbs. Many arguments may refer to one list. */
interface ValueList { values: SchemaValue[]; verbs: number; clearVerbs: number }

/** The lists that were looked at before. */
export type KnownLists = Map<JsonObject, ValueList>;

/** The values that the schema lists, each at the first place it stands; none where too few are verbs. */
export function listedValues({ nodes, telling }: ChoosingProperty, isVerb: VerbTest, known: KnownLists): ActionValue[] {
  const lists = nodes.flatMap((node) => waysOf(node)).flatMap(({ parts }) => parts.flatMap((part) => listOf(part, isVerb, known) ?? []));
  const sum = (count: (list: ValueList) => number) => lists.reduce((total, list) => total + count(list), 0);
  const verbs = sum((list) => (telling === 'vague' ? list.clearVerbs : list.verbs));
  if (verbs < shares[telling] * sum((list) => list.values.length)) return [];
  const values = new Map<string, ActionValue>();
  for (const list of lists) for (const { value, path } of list.values) if (!values.has(value)) values.set(value, { value, path, at: 0 });
  return [...values.values()];
}

function listOf({ schema, path }: SchemaPart, isVerb: VerbTest, known: KnownLists): ValueList | null {
  if (!('enum' in schema || 'const' in schema)) return null;
  const before = known.get(schema);
  if (before !== undefined) return before;
  const values = new Map<string, SchemaValue>();
  for (const text of listedTexts(schema, path)) if (!values.has(text.value)) values.set(text.value, text);
  const verbs = (clearOnly: boolean) => [...values.keys()].filter((value) => isVerb(value, clearOnly)).length;
  const list = { values: [...values.values()], verbs: verbs(false), clearVerbs: verbs(true) };
  known.set(schema, list);
  return list;
}
