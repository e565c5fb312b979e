import { join } from 'node:path';
import { sha256 } from '../../text/sha256.ts';
import { readText, writeText } from '../write-text.ts';

/** What a notice is known by: the beginning of the SHA-256 of its text. */
export const noticePattern = /^[0-9a-f]{16}$/;

/** Where the licences of packages whose definitions are kept lie, each text once. */
export function noticesFolder(catalog: string): string {
  return join(catalog, 'notices');
}

/** Where the text of a notice lies. */
export function noticePath(catalog: string, notice: string): string {
  return join(noticesFolder(catalog), `${notice}.txt`);
}

/** Keeps the text of a licence, once, and gives what it is known by. */
export async function writeNotice(catalog: string, text: string): Promise<string> {
  const notice = sha256(text).slice(0, 16);
  await writeText(noticePath(catalog, notice), text);
  return notice;
}

/** The text of a notice; null where it is not there, or is not the one it is named by. */
export async function readNoticeText(catalog: string, notice: string): Promise<string | null> {
  const text = noticePattern.test(notice) ? await readText(noticePath(catalog, notice)) : null;
  return text !== null && sha256(text).startsWith(notice) ? text : null;
}
