import { isPlainValue, maskText } from './is-plain-value.ts';
import { trimEnd } from '../trim-ends.ts';

/** Names of credentials in what people write. */
const names = 'passwords?|passwd|pwd|passcode|passphrase|pass|pin|secrets?|tokens?|credentials?|mnemonic|licen[cs]e|(?:[a-z]{2,12}[ _-])?key|(?:seed|recovery|backup)[ _-]phrase|seed|bearer';
const phrase = new RegExp(`\\b(${names})(["'\`]?[ \\t]{1,20}(?:(?:[:=]|->|is|was|to)[ \\t]{1,20})?)("[^"\\r\\n]*"|'[^'\\r\\n]*'|["'\`(<]?[^\\s"'\`(<]+)`, 'gi');
/** These are of several words. */
const sentence = /\b(mnemonic|(?:seed|recovery|backup)[ _-]phrase|passphrase)([^\r\n]+)/gi;
const link = /^["'\s]*(?:[:=]|is\b|was\b)?["'\s]*/i;

/** Words that go on about a credential and are none. */
const stopWords = new Set(['a', 'an', 'the', 'this', 'that', 'its', 'it', 'is', 'was', 'are', 'were', 'be', 'for', 'of', 'to', 'in', 'on', 'at', 'by', 'from', 'with', 'without', 'and', 'or', 'not', 'no', 'if', 'as',
  'when', 'where', 'which', 'who', 'here', 'there', 'below', 'above', 'see', 'must', 'may', 'can', 'cannot', 'should', 'shall', 'will', 'would', 'has', 'have', 'had', 'needs', 'goes', 'comes', 'stands', 'lives', 'expires', 'expired',
  'needed', 'required', 'optional', 'used', 'set', 'unset', 'name', 'names', 'file', 'files', 'path', 'helper', 'manager', 'store', 'stored', 'storage', 'value', 'values', 'variable', 'variables', 'env', 'auth', 'based', 'rotation',
  'policy', 'vault', 'type', 'url', 'endpoint', 'header', 'headers', 'field', 'count', 'limit', 'limits', 'budget', 'usage', 'length', 'size', 'server', 'before', 'after', 'bindings', 'binding', 'only', 'too']);

/**
 * A text without the credentials that are said in words: `the password is hunter2`. In a comment whatever follows the name of one is
 * taken for it, unless it is a word of a sentence; elsewhere (`isComment` false) it must have letters and digits.
 */
export function maskPhrases(text: string, isComment: boolean): string {
  return (isComment ? text.replace(sentence, maskedSentence) : text).replace(phrase, (whole, name: string, between: string, value: string) => {
    const open = /^["'`(<]/.exec(value)?.[0] ?? '';
    const bare = trimEnd(value.slice(open.length), /[.,;:)\]}>*/"']/);
    return value.includes(maskText) || shows(name, bare, open, isComment) ? whole : name + between + open + maskText + value.slice(open.length + bare.length);
  });
}

function shows(name: string, value: string, open: string, isComment: boolean): boolean {
  if (isPlainValue(value)) return true;
  if (!isComment || /key$/i.test(name)) return !isDrawn(value);
  return !/[A-Za-z0-9]/.test(value) || (!/["']/.test(open) && isStopWord(value));
}

function maskedSentence(whole: string, name: string, rest: string): string {
  const [between = ''] = link.exec(rest) ?? [];
  const value = rest.slice(between.length);
  if (between === '' || !/^[A-Za-z0-9]/.test(value) || (!/[:="']/.test(between) && isStopWord(value))) return whole;
  const end = value.indexOf('*/');
  return `${name}${between}${maskText}${end < 0 ? '' : ` ${value.slice(end)}`}`;
}

function isStopWord(value: string): boolean {
  const [word = ''] = /^[A-Za-z']+/.exec(value) ?? [];
  return stopWords.has(word.toLowerCase()) && !/[\w@$-]/.test(value.slice(word.length, word.length + 1));
}

/** Letters and digits in one word: no name of a file, address or variable. */
function isDrawn(value: string): boolean {
  return value.length >= 6 && /[A-Za-z]/.test(value) && /\d/.test(value) && !/[/:_(\s]/.test(value);
}
