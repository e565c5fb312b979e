import { parseTOML } from 'toml-eslint-parser';
import type { AST } from 'toml-eslint-parser';
import type { SettingsScalar } from './settings-scalar.ts';

/** The values of a text of TOML; null where it is none. */
export function tomlScalars(text: string): SettingsScalar[] | null {
  try {
    return parseTOML(text, { tomlVersion: 'next' }).body[0].body.flatMap((node) => (node.type === 'TOMLTable'
      ? node.body.flatMap((pair) => ofPair(pair as AST.TOMLKeyValue, node.resolvedKey.map(String)))
      : ofPair(node, [])));
  } catch {
    return null;
  }
}

function ofPair({ key, value }: AST.TOMLKeyValue, path: readonly string[]): SettingsScalar[] {
  return ofValue(value, [...path, ...key.keys.map((part) => (part.type === 'TOMLBare' ? part.name : part.value))]);
}

function ofValue(node: AST.TOMLContentNode, path: readonly string[], previous?: AST.TOMLContentNode): SettingsScalar[] {
  if (node.type === 'TOMLInlineTable') return node.body.flatMap((pair) => ofPair(pair, path));
  if (node.type === 'TOMLArray') return node.elements.flatMap((element, at, all) => ofValue(element, path, all[at - 1]));
  const before = previous?.type === 'TOMLValue' && typeof previous.value === 'string' ? { previous: previous.value } : {};
  return [{ path, ...before, value: typeof node.value === 'boolean' ? null : String(node.value), start: node.range[0], end: node.range[1] }];
}
