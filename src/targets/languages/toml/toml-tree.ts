import { parseTOML, ParseError } from 'toml-eslint-parser';
import type { AST } from 'toml-eslint-parser';
import { PlaceError } from '../../../text/errors/place-error.ts';

type Inline = AST.TOMLInlineTable;

/** A key with a value, wherever it is written. */
export interface TomlPair {
  /** All keys from the root of the document to the value. */
  path: string[];
  node: AST.TOMLKeyValue;
  /** The table it stands in: the root, one with a header, or an inline one. */
  inside: TomlTable;
}

/** A table in which keys stand. */
export interface TomlTable {
  path: (string | number)[];
  node: AST.TOMLTopLevelTable | AST.TOMLTable | Inline;
}

/** Where everything stands in a TOML text. Elements of arrays of tables are numbered in their paths; their keys are not among `pairs`. */
export interface TomlTree {
  tables: TomlTable[];
  pairs: TomlPair[];
  /** Tables with a header, by path. */
  headers: Map<string, TomlTable>;
  /** Pairs by path, and by each path that their dotted keys lead through. */
  ending: Map<string, TomlPair>;
  leading: Map<string, TomlPair[]>;
}

/** A path as a key of those maps. */
export const pathKey = (path: readonly (string | number)[]) => JSON.stringify(path);

/** Where everything stands in a text that was read as data before, which names better what is wrong with it. Throws `PlaceError`. */
export function tomlTree(text: string, place: string): TomlTree {
  const root = positions(text, place).body[0];
  const tree: TomlTree = { tables: [{ path: [], node: root }], pairs: [], headers: new Map(), ending: new Map(), leading: new Map() };
  for (const node of root.body) {
    if (node.type === 'TOMLTable') addTable(tree, { path: node.resolvedKey, node });
    else addPair(tree, node, tree.tables[0] as TomlTable);
  }
  return tree;
}

function positions(text: string, place: string): AST.TOMLProgram {
  try {
    return parseTOML(text, { tomlVersion: 'next' });
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    throw new PlaceError(`${place}:${error.lineNumber}:${error.column + 1}`, `is not TOML: ${error.message}`, 'Correct it.');
  }
}

function addTable(tree: TomlTree, table: TomlTable): void {
  tree.tables.push(table);
  tree.headers.set(pathKey(table.path), table);
  if (table.path.some((key) => typeof key === 'number')) return;
  for (const pair of table.node.body) addPair(tree, pair as AST.TOMLKeyValue, table);
}

function addPair(tree: TomlTree, node: AST.TOMLKeyValue, inside: TomlTable): void {
  const path = [...inside.path.map(String), ...keysOf(node)];
  const pair = { path, node, inside };
  tree.pairs.push(pair);
  tree.ending.set(pathKey(path), pair);
  for (let depth = inside.path.length + 1; depth < path.length; depth += 1) {
    const key = pathKey(path.slice(0, depth));
    const known = tree.leading.get(key);
    if (known === undefined) tree.leading.set(key, [pair]);
    else known.push(pair);
  }
  if (node.value.type !== 'TOMLInlineTable') return;
  const table = { path, node: node.value };
  for (const inner of node.value.body) addPair(tree, inner, table);
}

/** The keys of a pair, unquoted. */
function keysOf({ key }: Pick<AST.TOMLKeyValue, 'key'>): string[] {
  return key.keys.map((part) => (part.type === 'TOMLBare' ? part.name : part.value));
}

/** Whether a path begins with another. */
export function isWithin(path: readonly (string | number)[], outer: readonly (string | number)[]): boolean {
  return path.length >= outer.length && outer.every((key, index) => path[index] === key);
}
