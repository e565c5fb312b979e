import { richText } from './key-texts.ts';

/** Marks of order of UTF-16 and of UTF-32, and how a text in these begins that has none: eight letters. */
const wide = /^(?:\xff\xfe|\xfe\xff|\0{0,3}(?:[^\0]\0{1,3}){8})/;
/** A text has hardly a byte like these; what is compiled, packed or drawn has more in its first bytes. */
const ofBytes = /^[^\x00-\x02]*(?:[\x00-\x02][^\x00-\x02]*){5}/;

/** The text that stands in bytes (a character each), also where its characters take two or four of them: without a mark of order, blanks and bytes of control before it, and what says in RTF how it looks. */
export function readableText(bytes: string): string {
  const text = wide.test(bytes) ? bytes.replace(/^(?:\xff\xfe|\xfe\xff)/, '').replaceAll('\0', '') : bytes;
  const begun = text.replace(/^(?:[\x00-\x1f]|\s|\xef\xbb\xbf)+/, '');
  return begun.startsWith(richText.begins) ? begun.replace(richText.looks, '') : begun;
}

/** Whether the beginning of a file, as it is read, is none of a text. */
export function isBinary(beginning: string): boolean {
  return ofBytes.test(beginning);
}
