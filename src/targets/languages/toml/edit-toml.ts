import type { AST } from 'toml-eslint-parser';
import type { Json } from '../../../schema/json.ts';
import { editList } from '../edit-list.ts';
import { applyEdits, lineStart, removal } from '../text-edit.ts';
import type { TextEdit } from '../text-edit.ts';
import { TomlHomes } from './toml-homes.ts';
import { headerEnd, isEmptied, listOf, pairAt, styleOf } from './toml-parts.ts';
import { valueText } from './toml-text.ts';
import { tomlTree } from './toml-tree.ts';
import type { TomlTree } from './toml-tree.ts';

/** What becomes of the keys of a TOML text. */
export interface TomlChange {
  /** Values to put at paths; what stands there already is replaced in its place. */
  sets: readonly { path: string[]; value: Json }[];
  /** Lists of texts: an element that goes is taken out, those that are missing are added behind the others. `always`: even an empty one says something. */
  lists: readonly { path: string[]; removes: (text: string) => boolean; added: readonly string[]; always?: boolean }[];
  removes: (path: readonly string[]) => boolean;
  /** New tables stand behind the last table below this path. */
  near: readonly string[];
}

/** The text after a change. A table, inline or with a header, that loses all its keys goes too. Comments and all else stay. */
export function editToml(text: string, place: string, change: TomlChange): string {
  const tree = tomlTree(text, place);
  const gone = new Set(tree.pairs.filter(({ path }) => change.removes(path)).map(({ node }) => node));
  for (const { node } of [...tree.pairs].reverse()) {
    if (node.value.type === 'TOMLInlineTable' && node.value.body.length > 0 && node.value.body.every((inner) => gone.has(inner))) gone.add(node);
  }
  const homes = new TomlHomes(text, place, tree, gone, change.near);
  const edits = [
    ...change.lists.flatMap((list) => setList(text, tree, list, homes)),
    ...change.sets.flatMap((set) => setPair(tree, set, homes)),
  ];
  return applyEdits(text, [...edits, ...homes.edits(), ...removedEdits(text, tree, gone)]);
}

function setPair(tree: TomlTree, { path, value }: TomlChange['sets'][number], homes: TomlHomes): TextEdit[] {
  const pair = pairAt(tree, path);
  if (pair === undefined) return homes.add(path, value);
  const [from, to] = pair.node.value.range;
  const isRight = pair.node.value.type === 'TOMLValue' && pair.node.value.value === value;
  return isRight ? [] : [{ offset: from, length: to - from, text: valueText(value) }];
}

function setList(text: string, tree: TomlTree, { path, removes, added, always = false }: TomlChange['lists'][number], homes: TomlHomes): TextEdit[] {
  const array = pairAt(tree, path)?.node.value;
  if (array === undefined) return added.length === 0 && !always ? [] : homes.add(path, [...added]);
  if (array.type !== 'TOMLArray') return [{ offset: array.range[0], length: array.range[1] - array.range[0], text: valueText([...added]) }];
  const texts = array.elements.map((element) => (element.type === 'TOMLValue' && typeof element.value === 'string' ? element.value : null));
  const removed = new Set(texts.flatMap((one, index) => (one !== null && removes(one) ? [index] : [])));
  const missing = added.filter((one) => !texts.includes(one)).map((one) => () => valueText(one));
  return editList(text, listOf(array, array.elements), { removed, added: missing }, { ...styleOf(text), isFlat: !text.slice(...array.range).includes('\n') });
}

/** Takes pairs out, and the header of a table that has none left. Pairs in inline tables go with what is added there. */
function removedEdits(text: string, { tables, pairs }: TomlTree, gone: ReadonlySet<AST.TOMLKeyValue>): TextEdit[] {
  const plain = pairs.filter(({ node, inside }) => gone.has(node) && inside.node.type !== 'TOMLInlineTable').map(({ node: { range } }) => removal(text, ...range));
  return [...plain, ...tables.filter(({ node }) => isEmptied(node, gone)).map(({ node }) => headerRemoval(text, node as AST.TOMLTable))];
}

/** The blank line before it goes as well. */
function headerRemoval(text: string, node: AST.TOMLTable): TextEdit {
  const { offset, length } = removal(text, node.range[0], headerEnd(text, node));
  const blank = offset === lineStart(text, node.range[0]) ? /(?:^|\n)(\r?\n)$/.exec(text.slice(Math.max(0, offset - 3), offset))?.[1]?.length ?? 0 : 0;
  return { offset: offset - blank, length: length + blank, text: '' };
}
