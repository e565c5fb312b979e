import { isJsonObject } from '../../schema/json.ts';
import type { Json, JsonObject } from '../../schema/json.ts';

/** What a schema lets the value of an argument be, as far as tests tell. */
export interface ValueShape { isText: boolean; isNumber: boolean; isList: boolean; isWhole: boolean }

/** Schemas within a schema that are looked at; a longer choice is read in part, and what is not read passes no test. */
const mostWays = 20;

/**
 * What a schema lets a value be; null where it is nothing that a test could look at, such as an object. A schema that does not say
 * is read as a text or a list of texts: whatever else it may be passes no test.
 */
export function shapeOf(schema: JsonObject): ValueShape | null {
  const ways = waysOf(schema);
  const types = ways.flatMap((way) => typesOf(way));
  const isUnsaid = types.length === 0;
  const lists = ways.filter((way) => typesOf(way).includes('array'));
  const isList = isUnsaid || lists.some(({ items }) => !isJsonObject(items) || shapeOf(items)?.isText === true);
  const isText = isUnsaid || types.includes('string');
  const isNumber = types.includes('number') || types.includes('integer');
  return isText || isNumber || isList ? { isText, isNumber, isList, isWhole: types.includes('integer') && !types.includes('number') } : null;
}

/** The object schemas that an argument holds, itself or in a list: what lies in them no product tests. */
export function objectsWithin(schema: JsonObject): JsonObject[] {
  return waysOf(schema).flatMap((way) => [way, ...(isJsonObject(way['items']) ? waysOf(way['items']) : [])]).map((way) => way['properties']).filter((inner): inner is JsonObject => isJsonObject(inner));
}

function waysOf(schema: JsonObject): JsonObject[] {
  const choices = ['anyOf', 'oneOf'].flatMap((key) => (Array.isArray(schema[key]) ? schema[key].slice(0, mostWays) : [])).filter((way): way is JsonObject => isJsonObject(way));
  return [schema, ...choices];
}

function typesOf({ type }: JsonObject): Json[] {
  return Array.isArray(type) ? type : type === undefined ? [] : [type];
}
