import { parseTree } from 'jsonc-parser';
import type { Node, ParseError } from 'jsonc-parser';
import type { SettingsScalar } from './settings-scalar.ts';

/** The values of a text of JSON with comments; null where it is none. */
export function jsoncScalars(text: string): SettingsScalar[] | null {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true });
  return root === undefined || errors.length > 0 || (root.type !== 'object' && root.type !== 'array') ? null : scalarsIn(root, []);
}

function scalarsIn(node: Node, path: readonly string[], previous?: Node): SettingsScalar[] {
  if (node.type === 'object') return (node.children ?? []).flatMap(({ children: [key, value] = [] }) => (value === undefined ? [] : scalarsIn(value, [...path, String(key?.value)])));
  if (node.type === 'array') return (node.children ?? []).flatMap((child, at, all) => scalarsIn(child, path, all[at - 1]));
  const { offset, length, value } = node;
  return [{ path, ...(typeof previous?.value === 'string' && { previous: previous.value }), value: node.type === 'null' || node.type === 'boolean' ? null : String(value), start: offset, end: offset + length }];
}
