import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readInside } from './read-inside.ts';

/** Files that hold the licence of a package, and what Apache-2.0 (section 4d) has copied with it. */
const named = /^(?:licen[cs]e|copying|notice)(?:[.-][\w.-]{1,30})?$/i;
/** Bytes of one such file (that of GPL-3.0 has 35 kB), and how many of them. */
const greatestNotice = 64 * 1024;
const mostNotices = 4;

/** The licence of an installed package as its files say it, tidied: plain lines without control characters. Null where no file of it does. */
export async function readNotice(folder: string, path: string): Promise<string | null> {
  const names = (await readdir(join(folder, path)).catch(() => [])).filter((name) => named.test(name)).sort().slice(0, mostNotices);
  const texts = await Promise.all(names.map((name) => readInside(folder, `${path}/${name}`, greatestNotice).catch(() => null)));
  const tidy = texts.map((text) => tidied(text ?? '')).filter((text) => text !== '');
  return tidy.length === 0 ? null : `${tidy.join('\n\n')}\n`;
}

function tidied(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/[^\P{C}\n\t]/gu, '').split('\n').map((line) => line.trimEnd()).join('\n').trim();
}
