import { parseTree } from 'jsonc-parser';
import type { Node, ParseError } from 'jsonc-parser';
import type { SettingsPiece } from './settings-piece.ts';

/** The names and values of a text of JSON with comments, in their order; null where it is none. */
export function jsoncPieces(text: string): SettingsPiece[] | null {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true });
  return root === undefined || errors.length > 0 ? null : piecesIn(root, [], false);
}

function piecesIn(node: Node, path: readonly string[], inList: boolean): SettingsPiece[] {
  const { children = [], offset, length, type } = node;
  if (type === 'array') return children.flatMap((child) => piecesIn(child, path, true));
  if (type === 'object') return children.flatMap(({ children: [key, value] = [] }) => (key === undefined || value === undefined ? [] : [keyPiece(key, path), ...piecesIn(value, [...path, String(key.value)], false)]));
  return [{ isKey: false, path, inList, value: node.value as SettingsPiece['value'], start: offset, end: offset + length }];
}

function keyPiece({ offset, length, value }: Node, path: readonly string[]): SettingsPiece {
  return { isKey: true, path, value: String(value), start: offset, end: offset + length };
}
