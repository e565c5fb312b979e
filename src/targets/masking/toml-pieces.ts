import { parseTOML } from 'toml-eslint-parser';
import type { AST } from 'toml-eslint-parser';
import type { SettingsPiece } from './settings-piece.ts';

/** The names and values of a text of TOML, in their order; null where it is none. */
export function tomlPieces(text: string): SettingsPiece[] | null {
  try {
    return parseTOML(text, { tomlVersion: 'next' }).body[0].body.flatMap((node) => (node.type === 'TOMLTable'
      ? [...keyPieces(node.key, []), ...node.body.flatMap((pair) => ofPair(pair as AST.TOMLKeyValue, node.resolvedKey.filter((key) => typeof key === 'string')))]
      : ofPair(node, [])));
  } catch {
    return null;
  }
}

function ofPair({ key, value }: AST.TOMLKeyValue, path: readonly string[]): SettingsPiece[] {
  return [...keyPieces(key, path), ...ofValue(value, [...path, ...key.keys.map(nameOf)], false)];
}

function keyPieces({ keys }: AST.TOMLKey, path: readonly string[]): SettingsPiece[] {
  const names = keys.map(nameOf);
  return keys.map(({ range: [start, end] }, at) => ({ isKey: true, path: [...path, ...names.slice(0, at)], value: names[at] as string, start, end }));
}

function nameOf(part: AST.TOMLBare | AST.TOMLQuoted): string {
  return part.type === 'TOMLBare' ? part.name : part.value;
}

function ofValue(node: AST.TOMLContentNode, path: readonly string[], inList: boolean): SettingsPiece[] {
  if (node.type === 'TOMLInlineTable') return node.body.flatMap((pair) => ofPair(pair, path));
  if (node.type === 'TOMLArray') return node.elements.flatMap((element) => ofValue(element, path, true));
  const { value, range: [start, end] } = node;
  return [{ isKey: false, path, inList, value: typeof value === 'boolean' || typeof value === 'number' ? value : String(value), start, end }];
}
