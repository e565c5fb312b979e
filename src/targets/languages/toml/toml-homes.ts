import type { AST } from 'toml-eslint-parser';
import type { Json } from '../../../schema/json.ts';
import { PlaceError } from '../../../text/errors/place-error.ts';
import { editList } from '../edit-list.ts';
import { eolOf, indentAt, lineEnd } from '../text-edit.ts';
import type { TextEdit } from '../text-edit.ts';
import { headerEnd, isEmptied, listOf, pairAt, styleOf } from './toml-parts.ts';
import { atEnd, keyText, valueText } from './toml-text.ts';
import { isWithin, pathKey } from './toml-tree.ts';
import type { TomlTable, TomlTree } from './toml-tree.ts';

/** Where keys that are missing are written: into the table that their place has already, however that is written, or a new one. */
export class TomlHomes {
  private readonly inline = new Map<AST.TOMLInlineTable, string[]>();
  private readonly fresh = new Map<string, { path: string[]; lines: string[] }>();
  private readonly text: string;
  private readonly place: string;
  private readonly tree: TomlTree;
  private readonly gone: ReadonlySet<AST.TOMLKeyValue>;
  private readonly near: readonly string[];

  constructor(text: string, place: string, tree: TomlTree, gone: ReadonlySet<AST.TOMLKeyValue>, near: readonly string[]) {
    this.text = text;
    this.place = place;
    this.tree = tree;
    this.gone = gone;
    this.near = near;
    for (const { node, inside } of tree.pairs) if (gone.has(node) && inside.node.type === 'TOMLInlineTable') this.inline.set(inside.node, []);
  }

  add(path: string[], value: Json): TextEdit[] {
    for (let depth = path.length - 1; depth > 0; depth -= 1) {
      const prefix = path.slice(0, depth);
      const home = this.homeAt(prefix);
      const isHeader = home?.node.type === 'TOMLTable' && home.path.length === depth;
      if (home === undefined) continue;
      if (isHeader && depth < path.length - 1) break;
      return this.write(home, `${keyText(path.slice(home.path.length))} = ${valueText(value)}`);
    }
    const table = path.slice(0, -1);
    const known = this.fresh.get(JSON.stringify(table)) ?? { path: table, lines: [] };
    known.lines.push(`${keyText(path.slice(-1))} = ${valueText(value)}`);
    this.fresh.set(JSON.stringify(table), known);
    return [];
  }

  /** The table at a path: an inline one, one with a header, or the one in which dotted keys lead there. */
  private homeAt(prefix: readonly string[]): TomlTable | undefined {
    const { headers, leading } = this.tree;
    const pair = pairAt(this.tree, prefix);
    if (pair?.node.value.type === 'TOMLInlineTable' && !this.gone.has(pair.node)) return { path: pair.path, node: pair.node.value };
    if (pair !== undefined && pair.node.value.type !== 'TOMLInlineTable') throw new PlaceError(`${this.place}: ${prefix.join('.')}`, 'is no table', 'Make it a table first.');
    const header = headers.get(pathKey(prefix));
    if (header !== undefined && !isEmptied(header.node, this.gone)) return header;
    return leading.get(pathKey(prefix))?.find(({ node }) => !this.gone.has(node))?.inside;
  }

  private write({ node }: TomlTable, line: string): TextEdit[] {
    if (node.type === 'TOMLInlineTable') {
      this.inline.set(node, [...this.inline.get(node) ?? [], line]);
      return [];
    }
    const { offset, indent, isFirst } = this.behind(node);
    const eol = eolOf(this.text);
    return [{ offset, length: 0, text: isFirst ? `${line}${eol}` : `${eol}${indent}${line}` }];
  }

  /** The end of the line of the last key of a table that stays, or of its header. */
  private behind(node: AST.TOMLTable | AST.TOMLTopLevelTable): { offset: number; indent: string; isFirst?: boolean } {
    const last = node.body.findLast((pair): pair is AST.TOMLKeyValue => pair.type === 'TOMLKeyValue' && !this.gone.has(pair));
    if (last !== undefined) return { offset: lineEnd(this.text, last.range[1]), indent: indentAt(this.text, last.range[0]) };
    if (node.type === 'TOMLTopLevelTable') return { offset: 0, indent: '', isFirst: true };
    return { offset: lineEnd(this.text, headerEnd(this.text, node)), indent: indentAt(this.text, node.range[0]) };
  }

  edits(): TextEdit[] {
    const style = styleOf(this.text);
    const inline = [...this.inline].filter(([node]) => !this.isInsideGone(node)).flatMap(([node, lines]) => {
      const removed = new Set(node.body.flatMap((pair, index) => (this.gone.has(pair) ? [index] : [])));
      const spaced = node.body.length === 0 && lines.length > 0 ? lines.map((line, index) => `${index === 0 ? ' ' : ''}${line}${index === lines.length - 1 ? ' ' : ''}`) : lines;
      return editList(this.text, listOf(node, node.body), { removed, added: spaced.map((line) => () => line) }, style);
    });
    return [...inline, ...this.freshEdits()];
  }

  /** What stands in a pair that goes as a whole needs no edit of its own. */
  private isInsideGone({ range }: AST.TOMLInlineTable): boolean {
    return [...this.gone].some((pair) => pair.range[0] < range[0] && pair.range[1] >= range[1]);
  }

  private freshEdits(): TextEdit[] {
    if (this.fresh.size === 0) return [];
    const eol = eolOf(this.text);
    const tables = [...this.fresh.values()].map(({ path, lines }) => [`[${keyText(path)}]`, ...lines].join(eol)).join(eol + eol);
    const last = this.tree.tables.findLast(({ path, node }) => node.type === 'TOMLTable' && isWithin(path, this.near) && !isEmptied(node, this.gone));
    if (last !== undefined) return [{ offset: this.behind(last.node as AST.TOMLTable).offset, length: 0, text: `${eol}${eol}${tables}` }];
    return [{ offset: this.text.length, length: 0, text: atEnd(this.text, tables, eol) }];
  }
}
