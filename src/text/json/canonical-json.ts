import canonicalize from 'canonicalize';
import { isJsonObject } from '../../schema/json.ts';
import type { Json, JsonObject } from '../../schema/json.ts';
import { deepJson, isDeep } from './deep-json.ts';

/** Keywords of JSON Schema whose arrays are sets: their order means nothing. */
const setKeywords = new Set(['required', 'enum', 'type']);

/** RFC 8785 text of a JSON value. Throws on what JSON cannot carry (a lone surrogate is replaced first). */
export function canonicalJson(value: Json): string {
  const text = canonicalize(wellFormed(value));
  if (text === undefined) throw new TypeError('canonical JSON: the value is not JSON');
  return text;
}

/** The form of a tool definition that its hash is taken of: without `_meta`, with set-like schema arrays sorted, unless it is nested without sense. */
export function canonicalDefinition(definition: JsonObject): string {
  const { _meta: _ignored, ...rest } = definition;
  return isDeep(rest) ? deepJson(rest) : canonicalJson(sortSets(rest));
}

function sortSets(value: Json): Json {
  if (Array.isArray(value)) return value.map(sortSets);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [
    key,
    setKeywords.has(key) && Array.isArray(inner) ? sortedSet(inner) : sortSets(inner),
  ]));
}

function sortedSet(values: Json[]): Json[] {
  const byText = new Map(values.map((value) => [canonicalJson(sortSets(value)), value]));
  return [...byText.keys()].sort().map((text) => byText.get(text) as Json);
}

/** JSON with every lone surrogate replaced by U+FFFD: RFC 8785 is defined on well-formed text only. */
function wellFormed(value: Json): Json {
  if (typeof value === 'string') return value.toWellFormed();
  if (Array.isArray(value)) return value.map(wellFormed);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key.toWellFormed(), wellFormed(inner)]));
}
