import { isAlias, isMap, isScalar, isSeq, parseAllDocuments } from 'yaml';
import type { Node } from 'yaml';
import type { SettingsScalar } from './settings-scalar.ts';

/** The values of a text of YAML, of all its documents; null where it is none. */
export function yamlScalars(text: string): SettingsScalar[] | null {
  const documents = [...parseAllDocuments(text, { prettyErrors: false })];
  if (documents.some(({ errors }) => errors.length > 0)) return null;
  return documents.flatMap(({ contents }) => scalarsIn(contents as Node | null, []));
}

function scalarsIn(node: Node | null, path: readonly string[], previous?: Node): SettingsScalar[] {
  if (isMap(node)) return node.items.flatMap(({ key, value }) => scalarsIn(value as Node | null, [...path, isScalar(key) ? String(key.value) : '']));
  if (isSeq(node)) return node.items.flatMap((item, at, all) => scalarsIn(item as Node, path, all[at - 1] as Node | undefined));
  if (node === null || isAlias(node) || !isScalar(node) || node.range === undefined || node.range === null) return [];
  const { value, range: [start, end] } = node;
  const before = isScalar(previous) && typeof previous.value === 'string' ? { previous: previous.value } : {};
  return [{ path, ...before, value: value === null || typeof value === 'boolean' ? null : String(value), start, end }];
}
