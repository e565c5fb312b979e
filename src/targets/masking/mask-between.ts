import type { Target } from '../../schema/policy.ts';
import { maskText } from '../../text/secrets/is-plain-value.ts';
import { maskedLines } from '../../text/secrets/mask-credentials.ts';

type Language = Target['file']['language'];

const jsonComments = /\/\/[^\r\n]*|\/\*[^]*?(?:\*\/|$)|[^\s{}[\],:/]+|\//g;
/** What may stand between names and values: comments, and what is neither them nor the marks of the language. */
const others: Partial<Record<Language, RegExp>> = {
  json: jsonComments, jsonc: jsonComments,
  toml: /#[^\r\n]*|[^\s{}[\],.=#]+/g,
  yaml: /#[^\r\n]*|[^\s{}[\],#]+/g,
};
const yamlMarks = /^(?:-|---|\?|:|\.\.\.)$/;

/** What stands between names and values with the marks of its language alone: texts of comments, anchors, aliases and tags are masked. */
export function maskBetween(text: string, language: Language): string {
  const other = others[language];
  return other === undefined ? maskedLines(text) : text.replace(other, (piece) => {
    const [open = ''] = /^(?:\/\/|\/\*|#)/.exec(piece) ?? [];
    if (open === '') return language === 'yaml' && yamlMarks.test(piece) ? piece : maskText;
    const close = open === '/*' && piece.length >= 4 && piece.endsWith('*/') ? '*/' : '';
    return open + maskedLines(piece.slice(open.length, piece.length - close.length)) + close;
  });
}
