import { isAlias, isMap, isPair, isScalar, isSeq, parseDocument } from 'yaml';
import type { Node, Pair, YAMLMap, YAMLSeq } from 'yaml';
import type { Json, JsonObject } from '../../../schema/json.ts';
import { canonicalJson } from '../../../text/json/canonical-json.ts';
import { PlaceError } from '../../../text/errors/place-error.ts';
import { visibleJson } from '../../../text/json/visible-json.ts';
import { editList } from '../edit-list.ts';
import { dig } from '../json/dig.ts';
import { applyEdits, eolOf, lineEnd, lineStart, removal } from '../text-edit.ts';
import type { TextEdit } from '../text-edit.ts';
import { printYaml } from './print-yaml.ts';
import { readYaml } from './read-yaml.ts';

/** What becomes of the list at a path of keys. It is made where it is missing and something is added. */
export interface YamlChange {
  path: readonly string[];
  removes(value: Json): boolean;
  added: readonly Json[];
}

/**
 * The text after changes, one after the other. Every result is read again and compared with what it should say, for YAML can be
 * written in more ways than an editor knows: `PlaceError` where they differ, and where the way to a list leads through an alias.
 */
export function editYaml(text: string, place: string, changes: readonly YamlChange[]): string {
  return changes.reduce((edited, change) => {
    const after = changeList(edited, place, change);
    const isRight = canonicalJson(readYaml(after, place)) === canonicalJson(expected(readYaml(edited, place), change));
    if (!isRight) throw unsafe(place, change.path);
    return after;
  }, text);
}

/** Puts a value at a path of keys where nothing stands yet. */
export function addYaml(text: string, place: string, path: readonly string[], value: Json): string {
  const root = parseDocument(text).contents;
  const { nearest, missing } = nodeAt(root, path, place);
  const after = missing.length === 0 ? text : applyEdits(text, [addPair(text, place, nearest, missing, value)]);
  const data = readYaml(text, place);
  const isRight = canonicalJson(readYaml(after, place)) === canonicalJson(missing.length === 0 ? data : withValue(data, path, value));
  if (!isRight) throw unsafe(place, path);
  return after;
}

function unsafe(place: string, path: readonly string[]): PlaceError {
  return new PlaceError(`${place}: ${path.join('.')}`, 'is written in a way that cannot be edited safely', 'Change it by hand.');
}

function expected(data: JsonObject, { path, removes, added }: YamlChange): JsonObject {
  const list = dig(data, ...path);
  const kept = Array.isArray(list) ? list.filter((value) => !removes(value)) : [];
  return list === undefined && added.length === 0 ? data : withValue(data, path, [...kept, ...added]);
}

function withValue(data: Json | undefined, [key, ...rest]: readonly string[], value: Json): JsonObject {
  const object = typeof data === 'object' && data !== null && !Array.isArray(data) ? data : {};
  const inner = rest.length === 0 ? value : withValue(dig(object, key as string), rest, value);
  return Object.fromEntries([...Object.entries(object).filter(([name]) => name !== key), [key as string, inner]]);
}

function nodeAt(root: Node | null, path: readonly string[], place: string): { node?: Node | null; pair?: Pair<Node, Node>; nearest: YAMLMap; missing: readonly string[] } {
  let nearest = root;
  let pair: Pair<Node, Node> | undefined;
  for (const [index, key] of path.entries()) {
    if (isAlias(nearest)) throw unsafe(place, path);
    if (!isMap(nearest)) throw new PlaceError(`${place}: ${path.slice(0, index).join('.')}`, 'is no mapping', 'Make it one first.');
    const found = nearest.items.find((item) => isScalar(item.key) && item.key.value === key) as Pair<Node, Node> | undefined;
    if (found === undefined) return { nearest, missing: path.slice(index) };
    pair = found;
    // A key without a value is as good as one that is missing.
    if (index < path.length - 1 && isEmpty(found.value)) throw unsafe(place, path);
    if (index === path.length - 1) return { node: found.value, pair, nearest, missing: [] };
    nearest = found.value;
  }
  return { node: nearest, nearest: nearest as YAMLMap, missing: [] };
}

function isEmpty(node: Node | null): boolean {
  return node === null || (isScalar(node) && node.value === null);
}

function changeList(text: string, place: string, { path, removes, added }: YamlChange): string {
  const { node, pair, nearest, missing } = nodeAt(parseDocument(text).contents, path, place);
  if (missing.length > 0) return added.length === 0 ? text : applyEdits(text, [addPair(text, place, nearest, missing, [...added])]);
  if (isAlias(node)) throw unsafe(place, path);
  if (isEmpty(node ?? null)) return added.length === 0 ? text : applyEdits(text, [fillEmpty(text, pair as Pair<Node, Node>, added)]);
  if (!isSeq(node)) throw new PlaceError(`${place}: ${path.join('.')}`, 'is no list', 'Make it one first.');
  const items = node.items as Node[];
  const removed = new Set(items.flatMap((item, index) => (removes(plain(item)) ? [index] : [])));
  return applyEdits(text, node.flow === true ? flowEdits(text, node, removed, added) : blockEdits(text, node, removed, added));
}

function plain(node: Node): Json {
  return JSON.parse(JSON.stringify(node.toJSON())) as Json;
}

function flowEdits(text: string, node: YAMLSeq | YAMLMap, removed: ReadonlySet<number>, added: readonly Json[]): TextEdit[] {
  return flowList(text, node, removed, added.map((value) => visibleJson(JSON.stringify(value))));
}

function flowList(text: string, node: YAMLSeq | YAMLMap, removed: ReadonlySet<number>, printed: readonly string[]): TextEdit[] {
  const [start, end] = node.range as [number, number, number];
  const entries = (node.items as (Node | Pair<Node, Node>)[]).map((item) => (isPair(item)
    ? { start: (item.key.range as [number, number, number])[0], end: (item.value?.range ?? item.key.range as [number, number, number])[1] }
    : { start: (item.range as [number, number, number])[0], end: (item.range as [number, number, number])[1] }));
  const isFlat = !text.slice(start, end).includes('\n');
  return editList(text, { open: start + 1, close: end - 1, entries }, { removed, added: printed.map((one) => () => one) }, { comment: '#', eol: eolOf(text), unit: '  ', isFlat });
}

/** Each item with its dash; new ones on lines of their own behind the last. A list that loses all its items becomes `[]`. */
function blockEdits(text: string, node: YAMLSeq, removed: ReadonlySet<number>, added: readonly Json[]): TextEdit[] {
  const places = (node.items as Node[]).map((item) => itemPlace(text, item));
  const edits = places.filter((_, index) => removed.has(index)).map(({ dash, end }) => removal(text, dash, end));
  const [first] = places;
  const last = places.at(-1);
  if (first === undefined || last === undefined) return edits;
  const indent = ' '.repeat(first.dash - lineStart(text, first.dash));
  if (removed.size === places.length && added.length === 0) return [...edits, { offset: lineStart(text, first.dash), length: 0, text: `${indent} []${eolOf(text)}` }];
  if (added.length === 0) return edits;
  const kept = places.findLast((_, index) => !removed.has(index));
  const lines = indented(printYaml([...added]), indent, eolOf(text));
  if (kept === undefined) return [{ offset: lineStart(text, first.dash), length: 0, text: lines + eolOf(text) }, ...edits];
  return [...edits, { offset: lineEnd(text, kept.end), length: 0, text: eolOf(text) + lines }];
}

/** Where the dash of an item stands, and where its value ends. */
function itemPlace(text: string, item: Node): { dash: number; end: number } {
  const [start, valueEnd] = item.range as [number, number, number];
  return { dash: text.lastIndexOf('-', start - 1), end: text.slice(0, Math.max(valueEnd, start)).trimEnd().length };
}

/** A new pair behind the last of a mapping; what is missing around it is made. */
function addPair(text: string, place: string, map: YAMLMap, [key, ...rest]: readonly string[], value: Json): TextEdit {
  const inner = rest.reduceRight<Json>((held, name) => Object.fromEntries([[name, held]]), value);
  if (map.flow === true) {
    const printed = `${visibleJson(JSON.stringify(key))}: ${visibleJson(JSON.stringify(inner))}`;
    const edits = flowList(text, map, new Set(), [printed]);
    return edits.length === 1 ? edits[0] as TextEdit : joinEdits(text, edits);
  }
  const last = map.items.at(-1) as Pair<Node, Node> | undefined;
  const first = map.items[0] as Pair<Node, Node> | undefined;
  if (first === undefined || last === undefined) throw unsafe(place, [key as string]);
  const column = (first.key.range as [number, number, number])[0] - lineStart(text, (first.key.range as [number, number, number])[0]);
  const end = text.slice(0, Math.max((last.value?.range ?? [0, 0, 0])[1], (last.key.range as [number, number, number])[1] + 1)).trimEnd().length;
  return { offset: lineEnd(text, end), length: 0, text: eolOf(text) + indented(printYaml(Object.fromEntries([[key as string, inner]])), ' '.repeat(column), eolOf(text)) };
}

function joinEdits(text: string, edits: readonly TextEdit[]): TextEdit {
  const from = Math.min(...edits.map(({ offset }) => offset));
  const to = Math.max(...edits.map(({ offset, length }) => offset + length));
  return { offset: from, length: to - from, text: applyEdits(text.slice(from, to), edits.map((edit) => ({ ...edit, offset: edit.offset - from }))) };
}

function fillEmpty(text: string, { key }: Pair<Node, Node>, added: readonly Json[]): TextEdit {
  const [start, end] = key.range as [number, number, number];
  const indent = ' '.repeat(start - lineStart(text, start) + 2);
  return { offset: lineEnd(text, end), length: 0, text: eolOf(text) + indented(printYaml([...added]), indent, eolOf(text)) };
}

function indented(printed: string, indent: string, eol: string): string {
  return printed.trimEnd().split('\n').map((line) => (line === '' ? line : indent + line)).join(eol);
}
