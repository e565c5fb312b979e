import type { AST } from 'toml-eslint-parser';
import type { EditableList, ListStyle } from '../edit-list.ts';
import { eolOf } from '../text-edit.ts';
import { pathKey } from './toml-tree.ts';
import type { TomlPair, TomlTable, TomlTree } from './toml-tree.ts';

/** The pair at a path, if there is one. */
export function pairAt({ ending }: TomlTree, path: readonly string[]): TomlPair | undefined {
  return ending.get(pathKey(path));
}

/** An array or inline table as a list. */
export function listOf({ range: [start, end] }: AST.TOMLNode, entries: readonly AST.TOMLNode[]): EditableList {
  return { open: start + 1, close: end - 1, entries: entries.map(({ range }) => ({ start: range[0], end: range[1] })) };
}

/** How lists of a text are written: those of inline tables on one line. */
export function styleOf(text: string): ListStyle {
  return { comment: '#', eol: eolOf(text), unit: '  ', isFlat: true };
}

/** Whether a table with a header loses all its keys. */
export function isEmptied(node: TomlTable['node'], gone: ReadonlySet<AST.TOMLKeyValue>): boolean {
  return node.type === 'TOMLTable' && node.body.length > 0 && node.body.every((pair) => gone.has(pair as AST.TOMLKeyValue));
}

/** Where the header of a table ends. */
export function headerEnd(text: string, node: AST.TOMLTable): number {
  return text.indexOf(']', node.key.range[1]) + (node.kind === 'array' ? 2 : 1);
}
