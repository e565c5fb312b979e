import { isJsonObject } from '../../schema/json.ts';
import type { Json, JsonObject } from '../../schema/json.ts';
import { textOf } from '../../schema/tool.ts';
import type { ToolDefinition } from '../../schema/tool.ts';
import { shortened } from '../../text/visible.ts';

/** A parameter of a tool: where it lies (`filter.ids[]`), and what the schema says of it. */
export interface ParameterRow {
  path: string;
  depth: number;
  type: string;
  isRequired: boolean;
  description: string;
}

/** Parameters as far as a page shows them. */
export interface ParameterTable {
  /** Whether there is a schema to read: without one, what a call takes is unknown, not nothing. */
  isKnown: boolean;
  rows: ParameterRow[];
  /** How many more there are: a number, or that there are very many; null when all are shown. */
  left: string | null;
}

/** Levels and rows that a table can carry, and rows that are counted: a schema may hold itself. Units of one description. */
const deepest = 3;
const mostRows = 40;
const mostCounted = 1000;
/** Lists in lists that a type spells out. */
const deepestType = 3;
const descriptionUnits = 300;

/** The parameters of a tool, nested ones after their parent. */
export function parameterRows({ inputSchema }: ToolDefinition): ParameterTable {
  if (!isJsonObject(inputSchema) || Object.keys(inputSchema).length === 0) return { isKnown: false, rows: [], left: null };
  const rows: ParameterRow[] = [];
  let count = 0;
  for (const row of rowsOf(inputSchema, inputSchema, '', 0)) {
    count += 1;
    if (count <= mostRows) rows.push(row);
    if (count === mostCounted) break;
  }
  return { isKnown: true, rows, left: count === mostCounted ? 'Very many' : count > mostRows ? String(count - mostRows) : null };
}

function* rowsOf(schema: JsonObject, root: JsonObject, prefix: string, depth: number): Generator<ParameterRow> {
  const properties = schema['properties'];
  if (!isJsonObject(properties) || depth >= deepest) return;
  const required = Array.isArray(schema['required']) ? schema['required'] : [];
  for (const [name, value] of Object.entries(properties)) {
    const property = resolved(value, root);
    const inner = innerSchema(property, root);
    const path = `${prefix}${name}`;
    yield {
      path, depth, type: typeOf(property, root), isRequired: required.includes(name),
      description: shortened(textOf(property['description']).trim(), descriptionUnits),
    };
    yield* rowsOf(inner.schema, root, `${path}${inner.isList ? '[]' : ''}.`, depth + 1);
  }
}

/** The object inside a property: itself, or what its list holds. */
function innerSchema(property: JsonObject, root: JsonObject): { schema: JsonObject; isList: boolean } {
  const items = property['items'];
  return isJsonObject(items) ? { schema: resolved(items, root), isList: true } : { schema: property, isList: false };
}

/** A schema with a reference inside the same document followed, once. */
function resolved(value: Json | undefined, root: JsonObject): JsonObject {
  if (!isJsonObject(value)) return {};
  const reference = value['$ref'];
  if (typeof reference !== 'string' || !/^#(\/|$)/.test(reference)) return value;
  const target = reference.split('/').slice(1).reduce<Json | undefined>(
    (at, key) => (isJsonObject(at) && Object.hasOwn(at, key) ? at[key] : undefined), root);
  return isJsonObject(target) ? { ...target, ...value } : value;
}

function typeOf(property: JsonObject, root: JsonObject, depth = 0): string {
  const { type, items, anyOf, oneOf } = property;
  const values = property['enum'];
  if (Array.isArray(values)) return shortened(`one of ${values.map((value) => JSON.stringify(value)).join(', ')}`, 200);
  if ('const' in property) return shortened(`always ${JSON.stringify(property['const'])}`, 200);
  if (type === 'array') return isJsonObject(items) && depth < deepestType ? `list of ${typeOf(resolved(items, root), root, depth + 1)}` : 'list';
  if (typeof type === 'string') return type;
  if (Array.isArray(type)) return type.filter((one) => typeof one === 'string').join(' or ');
  const choices = Array.isArray(anyOf) ? anyOf : Array.isArray(oneOf) ? oneOf : [];
  const types = [...new Set(choices.slice(0, 6).filter(isJsonObject).map((choice) => shortTypeOf(choice)))];
  return types.length === 0 ? 'any' : types.join(' or ');
}

function shortTypeOf({ type }: JsonObject): string {
  return typeof type === 'string' ? type : 'any';
}
