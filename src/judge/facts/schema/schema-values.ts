import type { JsonObject } from '../../../schema/json.ts';
import { hasType, saidOf, waysOf } from './schema-node.ts';
import type { SchemaNode } from './schema-node.ts';

/** A text that a value may be, and where it stands. */
export interface SchemaValue { value: string; path: string }

/** A text no longer than this is a code or an id, not free text. */
const shortText = 16;
/** Values of one enumeration that are looked at. */
export const mostValues = 10_000;

/** A text that nothing narrows, in one way at least. A schema that says nothing at all of a value does not narrow it either. */
export function isFreeText(node: SchemaNode): boolean {
  const waiting: SchemaNode[] = [node];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next.parts.some(({ schema }) => narrows(schema)) || !mayBeText(next)) continue;
    if (next.variants.length === 0) return true;
    for (const variant of next.variants) waiting.push(variant);
  }
  return false;
}

/** An address on the web, by the format of JSON Schema, whatever the parameter is called. */
export function isAddress(node: SchemaNode): boolean {
  const format = saidOf(node, 'format');
  return format === 'uri' || format === 'url' || format === 'iri';
}

function narrows(schema: JsonObject): boolean {
  const length = schema['maxLength'];
  return 'enum' in schema || 'const' in schema || 'pattern' in schema || 'format' in schema || (typeof length === 'number' && length <= shortText);
}

/** By its type; where none is named, by that of the value it is a way of; else if it is no object and no list. */
function mayBeText(node: SchemaNode): boolean {
  if (saidOf(node, 'type') !== undefined) return hasType(node, 'string');
  if (node.lies === 'variant' && node.parent !== null && saidOf(node.parent, 'type') !== undefined) return true;
  return !node.parts.some(({ schema }) => 'properties' in schema || 'items' in schema);
}

/** Whether a value may be true or false, in one way at least. */
export function isSwitch(node: SchemaNode): boolean {
  return waysOf(node).some((way) => hasType(way, 'boolean'));
}

/** The texts that one schema object lists: of its enumeration, and its constant. */
export function listedTexts({ enum: listed, const: constant }: JsonObject, path: string): SchemaValue[] {
  const found: SchemaValue[] = [];
  if (Array.isArray(listed)) {
    for (let index = 0; index < listed.length && index < mostValues; index += 1) {
      const value = listed[index];
      if (typeof value === 'string') found.push({ value, path: `${path}/enum/${index}` });
    }
  }
  if (typeof constant === 'string') found.push({ value: constant, path: `${path}/const` });
  return found;
}
