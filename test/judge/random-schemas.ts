import type { Json, JsonObject } from '../../src/schema/json.ts';

/** A schema with references, the same written out, and a tool that takes it. */
export interface SchemaPair { seed: number; referring: JsonObject; written: JsonObject; name: string }

const names = ['action', 'operation', 'sql', 'command', 'url', 'path', 'content', 'steps', 'request', 'options', 'id', 'ids', 'filter', 'prune', 'overwrite', 'amount', 'type', 'force', 'a/b', 'a~c'];
const values = ['list', 'get', 'create', 'delete', 'hide', 'send', 'first', 'red', 'run', 'update'];
const tools = ['process_request', 'manage_item', 'update_item', 'apply_changes', 'create_item', 'thing', 'get_item'];

/** Pairs of schemas, the same ones each time. Definitions refer to later ones only, so that all can be written out. */
export function randomSchemas(count: number): SchemaPair[] {
  return Array.from({ length: count }, (_, seed) => {
    const random = numbersFrom(seed + 1);
    const definitions = Array.from({ length: 1 + random(5) }, (__, index) => `D ${index}`);
    const $defs = Object.fromEntries(definitions.map((name, index) => [name, schemaOf(random, 3, definitions.slice(index + 1))]));
    const referring = { type: 'object', properties: propertiesOf(random, 3, definitions), ...(random(3) === 0 && { required: [names[random(names.length)]!] }), $defs } as JsonObject;
    return { seed, referring, written: { ...writtenOut(referring, $defs) as JsonObject, $defs }, name: tools[random(tools.length)]! };
  });
}

/** Numbers below a limit, by a linear congruential generator: the same on every machine. */
function numbersFrom(seed: number): (limit: number) => number {
  let state = seed * 7919;
  return (limit) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) % limit;
  };
}

type Random = ReturnType<typeof numbersFrom>;

function schemaOf(random: Random, depth: number, definitions: readonly string[]): Json {
  if (definitions.length > 0 && random(3) === 0) {
    const $ref = `#/$defs/${encodeURIComponent(definitions[random(definitions.length)]!)}`;
    return random(2) === 0 ? { $ref } : { $ref, description: 'Either list, hide or discard.' };
  }
  const inner = () => schemaOf(random, depth - 1, definitions);
  const some = () => Array.from({ length: 1 + random(3) }, inner);
  const kinds: (() => Json)[] = [
    () => ({ type: 'string' }), () => ({ type: 'boolean' }), () => ({}), () => true, () => ({ type: 'null' }), () => ({ type: ['string', 'null'] }), () => ({ type: 'integer' }),
    () => ({ type: 'string', enum: Array.from({ length: 1 + random(4) }, () => values[random(values.length)]!) }), () => ({ const: values[random(values.length)]! }), () => false,
    ...(depth === 0 ? [] : [
      () => ({ type: 'object', properties: propertiesOf(random, depth - 1, definitions) }), () => ({ type: 'array', items: inner() }),
      () => ({ anyOf: [inner(), { type: 'null' }] }), () => ({ oneOf: some() }), () => ({ anyOf: some() }), () => ({ allOf: some() }), () => ({ additionalProperties: inner() }),
      () => ({ type: 'object', patternProperties: { '^x': inner() } }), () => ({ type: 'array', prefixItems: some() }), () => ({ if: inner(), then: inner(), else: inner() }),
      () => ({ dependentSchemas: { a: inner() } }),
    ]),
  ];
  return kinds[random(kinds.length)]!();
}

function propertiesOf(random: Random, depth: number, definitions: readonly string[]): JsonObject {
  return Object.fromEntries(Array.from({ length: 1 + random(4) }, () => [names[random(names.length)]!, schemaOf(random, depth, definitions)]));
}

/** A schema with every reference replaced by what it names; what stands beside it counts first. */
function writtenOut(schema: Json, $defs: Record<string, Json>): Json {
  if (Array.isArray(schema)) return schema.map((inner) => writtenOut(inner, $defs));
  if (typeof schema !== 'object' || schema === null) return schema;
  const { $ref, $defs: _defs, ...rest } = schema;
  const written = Object.fromEntries(Object.entries(rest).map(([key, inner]) => [key, writtenOut(inner, $defs)]));
  if (typeof $ref !== 'string') return written;
  const target = writtenOut($defs[decodeURIComponent($ref.slice('#/$defs/'.length))]!, $defs);
  return target === false ? false : { ...(target === true ? {} : target as JsonObject), ...written };
}
