import { isPlainValue, maskText } from './is-plain-value.ts';
import { trimEnd } from '../trim-ends.ts';

/** Names of credentials in what people write. */
const names = 'passwords?|passwd|pwd|passcode|passphrase|pass|pin|secrets?|tokens?|credentials?|mnemonic|licen[cs]e|(?:[a-z]{2,12}[ _-])?key|(?:seed|recovery|backup)[ _-]phrase|seed|bearer';
const phrase = new RegExp(`\\b(${names})(["'\`]?[ \\t]{1,20}(?:(?:[:=]|->|is|was|to)[ \\t]{1,20})?)("[^"\\r\\n]*"|'[^'\\r\\n]*'|["'\`(<]?[^\\s"'\`(<]+)`, 'gi');

/** A text without the credentials that are said in words, `the password is hunter2`, where they have letters and digits. */
export function maskPhrases(text: string): string {
  return text.replace(phrase, (whole, name: string, between: string, value: string) => {
    const open = /^["'`(<]/.exec(value)?.[0] ?? '';
    const bare = trimEnd(value.slice(open.length), /[.,;:)\]}>*/"']/);
    return value.includes(maskText) || isPlainValue(bare) || !isDrawn(bare) ? whole : name + between + open + maskText + value.slice(open.length + bare.length);
  });
}

/** Letters and digits in one word: no name of a file, address or variable. */
function isDrawn(value: string): boolean {
  return value.length >= 6 && /[A-Za-z]/.test(value) && /\d/.test(value) && !/[/:_(\s]/.test(value);
}
