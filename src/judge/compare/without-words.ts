import { isJsonObject } from '../../schema/json.ts';
import type { Json, JsonObject } from '../../schema/json.ts';
import type { ToolDefinition } from '../../schema/tool.ts';

/** Keywords of JSON Schema that only tell a reader something. */
const words: ReadonlySet<string> = new Set(['title', 'description', 'markdownDescription', '$comment', 'examples', 'example']);
/** Keywords whose keys are names, not keywords: a parameter may be called "title". */
const maps: ReadonlySet<string> = new Set(['properties', 'patternProperties', '$defs', 'definitions', 'dependentSchemas', 'dependencies']);
/** Keywords whose value is data, whatever it looks like. */
const data: ReadonlySet<string> = new Set(['enum', 'const', 'default', 'required']);

/** A definition without its name and without what only tells a reader something: what is left says what a call can be. */
export function withoutWords({ name: _name, title: _title, description: _description, inputSchema, outputSchema, annotations, ...rest }: ToolDefinition): JsonObject {
  return {
    ...rest as JsonObject,
    ...(inputSchema !== undefined && { inputSchema: plainSchema(inputSchema) }), ...(outputSchema !== undefined && { outputSchema: plainSchema(outputSchema) }),
    ...(annotations !== undefined && { annotations: withoutTitle(annotations) }),
  };
}

function withoutTitle(annotations: Json): Json {
  if (!isJsonObject(annotations)) return annotations;
  const { title: _title, ...hints } = annotations;
  return hints;
}

/** A schema without its words. */
function plainSchema(schema: Json): Json {
  if (Array.isArray(schema)) return schema.map(plainSchema);
  if (!isJsonObject(schema)) return schema;
  const kept = Object.entries(schema).filter(([key, value]) => !words.has(key) || (key !== 'examples' && key !== 'example' && typeof value !== 'string'));
  return Object.fromEntries(kept.map(([key, value]) => [key, data.has(key) ? value : maps.has(key) && isJsonObject(value) ? ofEach(value) : plainSchema(value)]));
}

function ofEach(named: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(named).map(([name, schema]) => [name, plainSchema(schema)]));
}
