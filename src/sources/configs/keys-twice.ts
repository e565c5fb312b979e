import { parseTree } from 'jsonc-parser';
import type { Node } from 'jsonc-parser';
import { configBounds } from '../limits.ts';
import { exceedsJson } from '../../text/json/exceeds-json.ts';

/** A key that one object of a JSON text has twice: all but the last are lost to whoever reads it. */
export interface KeyTwice {
  /** The keys that lead to it, itself last. */
  path: string[];
  /** Of the one that is lost, from 1. */
  line: number;
  /** Whether nothing is lost: it says the same. */
  same: boolean;
}

/** Keys that are looked for: a person corrects these, and looks again. */
const most = 20;

/** Levels that are looked at: those of an entry in the deepest place of any client, which is a dev container's. */
const deepest = 6;

/** The keys that objects of a JSON text, with or without comments, have twice; none of what stands in lists, deeper than entries do, or is lost itself. */
export function keysTwice(text: string): KeyTwice[] {
  if (exceedsJson(text, configBounds)) return [];
  const found: KeyTwice[] = [];
  const root = parseTree(text, [], { allowTrailingComma: true });
  // By hand: what is nested is a stranger's.
  const open: { node: Node; path: string[] }[] = root === undefined ? [] : [{ node: root, path: [] }];
  for (let each = open.pop(); each !== undefined && found.length < most; each = open.pop()) {
    const { node, path } = each;
    if (node.type !== 'object' || path.length >= deepest) continue;
    const last = new Map<string, Node>();
    for (const property of node.children ?? []) {
      const [key, value] = property.children ?? [];
      if (key === undefined || value === undefined) continue;
      const name = String(key.value);
      const before = last.get(name);
      if (before !== undefined) found.push({ path: [...path, name], line: text.slice(0, before.offset).split('\n').length, same: textOf(before, text) === textOf(value, text) });
      last.set(name, value);
    }
    for (const [name, value] of last) open.push({ node: value, path: [...path, name] });
  }
  return found.slice(0, most);
}

function textOf({ offset, length }: Node, text: string): string {
  return text.slice(offset, offset + length);
}
