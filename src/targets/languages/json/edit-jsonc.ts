import { createScanner, parseTree } from 'jsonc-parser';
import type { Node, ParseError } from 'jsonc-parser';
import { isJsonObject } from '../../../schema/json.ts';
import type { Json } from '../../../schema/json.ts';
import { PlaceError } from '../../../text/errors/place-error.ts';
import { visibleJson } from '../../../text/json/visible-json.ts';
import { editList } from '../edit-list.ts';
import type { ListStyle } from '../edit-list.ts';
import { applyEdits, beginsLine, eolOf, indentAt } from '../text-edit.ts';
import { readJsonc } from './read-jsonc.ts';

/** An entry of a list: `key` is the name of a member, or empty for an element. */
export interface JsoncEntry { key: string; value: Json }

/** What becomes of the array or object at a path. It is made where it is missing and something is added. */
export interface JsoncChange {
  path: readonly string[];
  kind: 'array' | 'object';
  removes(entry: JsoncEntry): boolean;
  added: readonly JsoncEntry[];
  /** The first kept entry of this kind is what the added ones stand before. */
  before?: (entry: JsoncEntry) => boolean;
}

/** The text after changes, one after the other. Throws `PlaceError` for what is no object, or has another kind of value at a path. */
export function editJsonc(text: string, place: string, changes: readonly JsoncChange[]): string {
  return changes.reduce((edited, change) => changeList(edited, place, change), startOf(text));
}

/** A file without anything but comments is an empty object to all who read settings. */
function startOf(text: string): string {
  // 17 is the scanner's end of file: its enum is one of types alone.
  if (createScanner(text, true).scan() !== 17) return text;
  return text.trim() === '' ? `{}${eolOf(text)}` : `${text.trimEnd()}${eolOf(text)}{}${eolOf(text)}`;
}

/** The entries of the array or object at a path of a text that parses; none where there is nothing. */
export function jsoncEntries(text: string, place: string, path: readonly string[]): JsoncEntry[] {
  const node = nodeAt(rootOf(startOf(text), place), path, place).node;
  return (node?.children ?? []).map(entryOf);
}

function rootOf(text: string, place: string): Node {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true });
  if (errors.length > 0 || root?.type !== 'object') readJsonc(text, place);
  return root as Node;
}

/** What stands at a path; where nothing does, the last that is there, and the keys that are missing. */
function nodeAt(root: Node, path: readonly string[], place: string): { node?: Node; nearest: Node; missing: readonly string[] } {
  let nearest = root;
  for (const [index, key] of path.entries()) {
    if (nearest.type !== 'object') throw wrongKind(place, path.slice(0, index), 'object');
    const members = (nearest.children ?? []).filter((member) => member.children?.[0]?.value === key);
    if (members.length > 1) throw new PlaceError(`${place}: ${path.slice(0, index + 1).join('.')}`, 'stands there twice', 'Make it one: programs differ in which they read.');
    const value = members[0]?.children?.[1];
    if (value === undefined) return { nearest, missing: path.slice(index) };
    nearest = value;
  }
  return { node: nearest, nearest, missing: [] };
}

function wrongKind(place: string, path: readonly string[], kind: string): PlaceError {
  return new PlaceError(`${place}: ${path.join('.')}`, `is no ${kind}`, `Make it an ${kind} first.`);
}

function changeList(text: string, place: string, { path, kind, removes, added, before }: JsoncChange): string {
  const root = rootOf(text, place);
  const { node, nearest, missing } = nodeAt(root, path, place);
  if (node !== undefined && node.type !== kind) throw wrongKind(place, path, kind);
  if (node === undefined && nearest.type !== 'object') throw wrongKind(place, path.slice(0, path.length - missing.length), 'object');
  if (node === undefined && added.length === 0) return text;
  const style = styleOf(text, root);
  const list = listOf(node ?? nearest);
  const isFlat = style.isFlat || (list.entries.length > 0 && !text.slice(list.open, list.close).includes('\n'));
  const entries = (node?.children ?? []).map(entryOf);
  const removed = new Set(entries.flatMap((entry, index) => (removes(entry) ? [index] : [])));
  const first = before === undefined ? -1 : entries.findIndex((entry, index) => !removed.has(index) && before(entry));
  const printed = (node === undefined ? [nested(missing, kind, added)] : added).map((entry) => (indent: string) => printEntry(entry, kind === 'object' || node === undefined, indent, { ...style, isFlat }));
  return applyEdits(text, editList(text, list, { removed, added: printed, ...(first >= 0 && { before: first }) }, style));
}

/** The member that holds the missing list, inside the objects that are missing around it. */
function nested(missing: readonly string[], kind: JsoncChange['kind'], added: readonly JsoncEntry[]): JsoncEntry {
  const list: Json = kind === 'array' ? added.map(({ value }) => value) : Object.fromEntries(added.map(({ key, value }) => [key, value]));
  const value = missing.slice(1).reduceRight<Json>((inner, key) => Object.fromEntries([[key, inner]]), list);
  return { key: missing[0] as string, value };
}

function printEntry({ key, value }: JsoncEntry, isMember: boolean, indent: string, { isFlat, unit, eol }: ListStyle): string {
  const text = visibleJson(isFlat ? flat(value) : JSON.stringify(value, null, unit)).replaceAll('\n', `${eol}${indent}`);
  return isMember ? `${visibleJson(JSON.stringify(key))}: ${text}` : text;
}

/** A value on one line, with spaces as people write them. */
function flat(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(flat).join(', ')}]`;
  if (!isJsonObject(value) || Object.keys(value).length === 0) return JSON.stringify(value);
  return `{ ${Object.entries(value).map(([key, inner]) => `${JSON.stringify(key)}: ${flat(inner)}`).join(', ')} }`;
}

function entryOf(node: Node): JsoncEntry {
  const [name, value] = node.type === 'property' ? node.children ?? [] : [undefined, node];
  return { key: String(name?.value ?? ''), value: value === undefined ? null : plainOf(value) };
}

function plainOf(node: Node): Json {
  if (node.type === 'array') return (node.children ?? []).map(plainOf);
  if (node.type === 'object') return Object.fromEntries((node.children ?? []).map((member) => [String(member.children?.[0]?.value), plainOf(member.children?.[1] as Node)]));
  return node.value as Json;
}

function listOf(node: Node): { open: number; close: number; entries: { start: number; end: number }[] } {
  return {
    open: node.offset + 1, close: node.offset + node.length - 1,
    entries: (node.children ?? []).map(({ offset, length }) => ({ start: offset, end: offset + length })),
  };
}

/** How the text is written: its first member on a line of its own shows the step of indentation. */
function styleOf(text: string, root: Node): ListStyle {
  const first = root.children?.find(({ offset }) => beginsLine(text, offset));
  const unit = first === undefined ? '' : indentAt(text, first.offset).slice(indentAt(text, root.offset).length);
  const isFlat = (root.children?.length ?? 0) > 0 && !text.slice(root.offset, root.offset + root.length).includes('\n');
  return { comment: '//', eol: eolOf(text), unit: unit === '' ? '  ' : unit, isFlat };
}
