import { hasType, propertiesOf, requiredOf, saidOf } from '../schema/schema-node.ts';
import type { SchemaNode, SchemaReading } from '../schema/schema-node.ts';
import { kebab } from '../name/split-name.ts';

/** The shape of an input as a whole, and the parameter that shows it (none where there is none). */
export interface InputShape { word: string; path: string; text: string }

const paging = new Set([
  'limit', 'offset', 'page', 'page-size', 'per-page', 'cursor', 'sort', 'sort-by', 'sort-order', 'order', 'order-by', 'fields', 'include', 'expand', 'since',
  'until', 'start-date', 'end-date', 'from', 'top-k', 'max-results', 'page-token', 'next-token', 'page-num', 'page-number', 'count', 'size', 'start', 'skip',
  'max-items', 'query', 'q', 'search', 'filter', 'filters', 'format', 'verbose', 'locale', 'language', 'direction', 'starting-after', 'ending-before',
]);

/** What kind of input a schema asks for. `{}` or none says nothing, not "no parameters". */
export function inputShape(reading: SchemaReading | null): InputShape {
  if (reading === null) return { word: 'unknown', path: '/inputSchema', text: '' };
  const properties = propertiesOf(reading.root);
  const names = [...properties.keys()];
  const [first] = names;
  if (first === undefined) return { word: shapeWithoutNames(reading), path: '/inputSchema', text: '' };
  const required = [...requiredOf(reading.root)];
  const shown = (word: string, name: string): InputShape => ({ word, path: properties.get(name)?.path ?? '/inputSchema', text: properties.has(name) ? name : '' });
  if (names.every((name) => paging.has(kebab(name)))) return shown('paging-only', first);
  const ids = required.filter((name) => isIdName(name));
  const array = names.find((name) => /(^|-)(ids|items|keys|names|paths|emails|records|rows|entries)$/.test(kebab(name)) && properties.get(name)!.nodes.some(isList));
  if (array !== undefined) return shown('id-array', array);
  if (ids.length > 0) return shown('single-id', ids[0] as string);
  const filter = names.find((name) => /(^|-)(filter|filters|where|selector|pattern|match|criteria|conditions|all)$/.test(kebab(name)));
  return filter !== undefined && required.every((name) => name === filter) ? shown('filter-only', filter) : shown('other', first);
}

/** Without a name in it, a schema may still take a map of things. */
function shapeWithoutNames({ root, nodes }: SchemaReading): string {
  if (nodes.some((node) => node !== root && node.parts.some(({ schema }) => Object.keys(schema).length > 0))) return 'other';
  return saidOf(root, 'additionalProperties') !== undefined || hasType(root, 'object') ? 'no-parameters' : 'unknown';
}

function isIdName(name: string): boolean {
  return /(^|-)(id|uuid|guid|key|number|slug|sha|name|iid|token|arn|path|uri|email|identifier|urn)$/.test(kebab(name));
}

function isList(node: SchemaNode): boolean {
  return hasType(node, 'array') || saidOf(node, 'items') !== undefined;
}
