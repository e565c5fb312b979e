import { Document, visit } from 'yaml';
import type { Json } from '../../../schema/json.ts';
import { hiddenCharacters } from '../../../text/visible.ts';
import { commentLines } from '../comment-lines.ts';

/** Texts that every YAML parser reads as the same text without quotes; YAML 1.1 parsers, still common in Go, take the words for something else. */
const bare = /^[A-Za-z_][\w./-]*(?: [\w./-]+)*$/;
const words = /^(?:y|n|yes|no|on|off|true|false|null|nan|inf)$/i;

/**
 * YAML in which nothing is hidden. Keys keep their order, except that JavaScript moves names that are whole numbers ("123") to the
 * front. A text that another parser might take for something else is quoted, as JSON quotes it; notes stand on top as comments.
 */
export function printYaml(data: Json, notes: readonly string[] = []): string {
  const document = new Document(data, { aliasDuplicateObjects: false });
  visit(document, {
    Scalar(_key, node) {
      if (typeof node.value === 'string') node.type = isBare(node.value) ? 'PLAIN' : singleQuotes(node.value) ? 'QUOTE_SINGLE' : 'QUOTE_DOUBLE';
    },
  });
  const text = document.toString({ lineWidth: 0, doubleQuotedAsJSON: true, doubleQuotedMinMultiLineLength: Infinity, flowCollectionPadding: false });
  return commentLines('#', notes) + escaped(text);
}

function isBare(text: string): boolean {
  return bare.test(text) && !words.test(text);
}

/** Expressions full of double quotes read better between single ones; these hold nothing that single quotes cannot. */
function singleQuotes(text: string): boolean {
  return text.includes('"') && /^[\x20-\x7e]+$/.test(text);
}

/** What a reader does not see stands only inside double quotes, where YAML reads `\u` and `\U` escapes. */
function escaped(text: string): string {
  let shown = '';
  let from = 0;
  for (const { index, codePoint } of hiddenCharacters(text)) {
    const digits = codePoint.toString(16);
    shown += text.slice(from, index) + (codePoint > 0xffff ? `\\U${digits.padStart(8, '0')}` : `\\u${digits.padStart(4, '0')}`);
    from = index + (codePoint > 0xffff ? 2 : 1);
  }
  return shown + text.slice(from);
}
