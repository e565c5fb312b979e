import { isJsonObject } from '../../schema/json.ts';
import type { Json } from '../../schema/json.ts';
import { kebab } from './split-name.ts';
import { pointerPart } from './input-facts.ts';

/** The shape of an input as a whole, and the parameter that shows it (none where there is none). */
export interface InputShape { word: string; path: string; text: string }

const paging = new Set([
  'limit', 'offset', 'page', 'page-size', 'per-page', 'cursor', 'sort', 'sort-by', 'sort-order', 'order', 'order-by', 'fields', 'include', 'expand', 'since',
  'until', 'start-date', 'end-date', 'from', 'top-k', 'max-results', 'page-token', 'next-token', 'page-num', 'page-number', 'count', 'size', 'start', 'skip',
  'max-items', 'query', 'q', 'search', 'filter', 'filters', 'format', 'verbose', 'locale', 'language', 'direction', 'starting-after', 'ending-before',
]);

/** What kind of input a schema asks for. `{}` or none says nothing, not "no parameters". */
export function inputShape(schema: Json | undefined): InputShape {
  if (!isJsonObject(schema) || Object.keys(schema).length === 0) return { word: 'unknown', path: '/inputSchema', text: '' };
  const properties = isJsonObject(schema['properties']) ? schema['properties'] : {};
  const names = Object.keys(properties);
  const [first] = names;
  if (first === undefined) return { word: 'additionalProperties' in schema || schema['type'] === 'object' ? 'no-parameters' : 'unknown', path: '/inputSchema', text: '' };
  const required = Array.isArray(schema['required']) ? schema['required'].filter((name) => typeof name === 'string') : [];
  const shown = (word: string, name: string): InputShape => ({ word, path: `/inputSchema/properties/${pointerPart(name)}`, text: name });
  if (names.every((name) => paging.has(kebab(name)))) return shown('paging-only', first);
  const ids = required.filter((name) => isIdName(name));
  const array = names.find((name) => /(^|-)(ids|items|keys|names|paths|emails|records|rows|entries)$/.test(kebab(name)) && isArray(properties[name]));
  if (array !== undefined) return shown('id-array', array);
  if (ids.length > 0) return shown('single-id', ids[0] as string);
  const filter = names.find((name) => /(^|-)(filter|filters|where|selector|pattern|match|criteria|conditions|all)$/.test(kebab(name)));
  return filter !== undefined && required.every((name) => name === filter) ? shown('filter-only', filter) : shown('other', first);
}

function isIdName(name: string): boolean {
  return /(^|-)(id|uuid|guid|key|number|slug|sha|name|iid|token|arn|path|uri|email|identifier|urn)$/.test(kebab(name));
}

function isArray(property: Json | undefined): boolean {
  return isJsonObject(property) && (property['type'] === 'array' || 'items' in property);
}
