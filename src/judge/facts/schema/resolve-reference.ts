import { isJsonObject } from '../../../schema/json.ts';
import type { Json, JsonObject } from '../../../schema/json.ts';
import { followPointer, pointerPart } from './json-pointer.ts';
import type { Pointed } from './json-pointer.ts';

/** Leads from the text of a reference to what it names in the same schema; null where it dangles or names another document. */
export type Resolve = (reference: string) => Pointed | null;

/** Keywords that take the place of what they name. The recursive ones are read like the plain one: at their outermost. */
export const referring = ['$ref', '$dynamicRef', '$recursiveRef'] as const;

/** The references of a schema. */
export function referencesOf(schema: JsonObject): string[] {
  const found: string[] = [];
  for (const key of referring) if (typeof schema[key] === 'string') found.push(schema[key]);
  return found;
}

/**
 * Resolves the references of one schema, each text once: a JSON Pointer, an anchor, or the `$id` of a schema inside it with
 * either. Nothing is fetched.
 */
export function resolverOf(root: JsonObject, rootPath: string): Resolve {
  const known = new Map<string, Pointed | null>();
  let named: Named | null = null;
  const find = (reference: string): Pointed | null => {
    const mark = reference.indexOf('#');
    const id = mark < 0 ? reference : reference.slice(0, mark);
    const fragment = mark < 0 ? '' : reference.slice(mark + 1);
    if (id !== '' || !/^(?:$|\/)/.test(fragment)) named ??= namedIn({ value: root, path: rootPath });
    const document = id === '' ? { value: root, path: rootPath } : named?.ids.get(id);
    if (document === undefined) return null;
    if (fragment !== '' && !fragment.startsWith('/')) return named?.anchors.get(decoded(fragment)) ?? null;
    return followPointer(document, decoded(fragment)) ?? followPointer(document, fragment);
  };
  return (reference) => {
    const before = known.get(reference);
    if (before !== undefined) return before;
    const found = find(reference);
    known.set(reference, found);
    return found;
  };
}

/** What `$id` and anchors name in a schema; the first of each name counts. */
interface Named { ids: Map<string, Pointed>; anchors: Map<string, Pointed> }

/** Breadth first with a queue of its own: a schema may be nested deeper than the machine's stack. */
function namedIn(root: Pointed): Named {
  const named: Named = { ids: new Map(), anchors: new Map() };
  const waiting: Pointed[] = [root];
  for (let index = 0; index < waiting.length; index += 1) {
    const at = waiting[index]!;
    if (isJsonObject(at.value)) addNames(named, at, at.value);
    for (const inner of innerValues(at)) waiting.push(inner);
  }
  return named;
}

function addNames({ ids, anchors }: Named, at: Pointed, schema: JsonObject): void {
  for (const key of ['$anchor', '$dynamicAnchor', '$id', 'id']) {
    const name = schema[key];
    if (typeof name !== 'string' || name === '') continue;
    const isAnchor = key.endsWith('nchor');
    const names = isAnchor || name.startsWith('#') ? anchors : ids;
    const plain = names === anchors && !isAnchor ? name.slice(1) : name.replace(/#$/, '');
    if (!names.has(plain)) names.set(plain, at);
  }
}

function innerValues({ value, path }: Pointed): Pointed[] {
  const entries: [string, Json][] = Array.isArray(value) ? value.map((inner, index) => [String(index), inner]) : isJsonObject(value) ? Object.entries(value) : [];
  return entries.flatMap(([key, inner]) => (typeof inner === 'object' && inner !== null ? [{ value: inner, path: `${path}/${pointerPart(key)}` }] : []));
}

/** A fragment with its percent escapes undone; as it is where they are none. */
function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
