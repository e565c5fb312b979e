import { isMap, isScalar, isSeq, parseAllDocuments } from 'yaml';
import type { Node } from 'yaml';
import type { SettingsPiece } from './settings-piece.ts';

/** The names and values of a text of YAML, of all its documents, in their order; null where it is none. Aliases are neither. */
export function yamlPieces(text: string): SettingsPiece[] | null {
  const documents = [...parseAllDocuments(text, { prettyErrors: false })];
  if (documents.some(({ errors }) => errors.length > 0)) return null;
  return documents.flatMap(({ contents }) => piecesIn(contents as Node | null, [], false));
}

function piecesIn(node: Node | null, path: readonly string[], inList: boolean, isKey = false): SettingsPiece[] {
  // What has a name alone, such as {a}, is a value as well as a name.
  if (isMap(node)) return node.items.flatMap(({ key, value }) => [...piecesIn(key as Node | null, path, false, isScalar(key) && value !== null), ...piecesIn(value as Node | null, [...path, isScalar(key) ? String(key.value) : ''], false)]);
  if (isSeq(node)) return node.items.flatMap((item) => piecesIn(item as Node, path, true));
  if (!isScalar(node) || node.range === undefined || node.range === null) return [];
  const { value, range: [start, end] } = node;
  const isPlain = value === null || typeof value === 'boolean' || typeof value === 'number';
  return [{ isKey, path, inList, value: isPlain && !isKey ? value : String(value), start, end }];
}
