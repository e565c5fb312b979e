import type { Node } from 'yaml';
import type { LineOf } from '../../text/errors/zod-errors.ts';

/** In which line of a YAML text a value begins. For the first error the text is read again: what is right never needs lines. */
export function lineInYaml(yaml: typeof import('yaml'), text: string): LineOf {
  const lines = new yaml.LineCounter();
  let root: Node | null | undefined;
  return (path) => {
    root ??= yaml.parseDocument(text, { lineCounter: lines, prettyErrors: false }).contents;
    let node: unknown = root;
    let start: number | null = null;
    for (const key of path) {
      const pair = yaml.isMap(node) ? node.items.find((item) => yaml.isScalar(item.key) && String(item.key.value) === String(key)) : undefined;
      const value: unknown = yaml.isSeq(node) ? node.items[Number(key)] : pair?.value;
      const found = pair?.key ?? value;
      if (!yaml.isNode(found) || found.range == null) break;
      start = found.range[0];
      node = value;
    }
    return start === null ? null : lines.linePos(start).line;
  };
}
