import type { Json } from '../../schema/json.ts';
import type { ArgumentRule } from '../../schema/policy.ts';
import { folderOf } from '../arguments/folder-of.ts';

/** A value beside a filled-in one that nobody meant to let through, and what lets it. */
export interface Beside { value: Json; how: string }

/** For a value that was filled in and passes: values that must not pass with it. */
export function besideFilled({ test }: ArgumentRule, filled: Json): Beside[] {
  if (typeof filled !== 'string') return [];
  const dotless = dotsReplaced(filled);
  switch (test) {
    case 'starts-with': return [
      { value: `${folderOf(filled).slice(0, -1)}base-passwords/x`, how: 'end the folder with a slash' },
      { value: `${folderOf(filled)}../../etc/passwd`, how: 'refuse ".." too' },
      { value: `/elsewhere${folderOf(filled)}x`, how: 'let it begin with the folder' },
      ...dotless.map((value) => ({ value: `${folderOf(value)}x`, how: 'escape its dots' })),
    ];
    case 'host-one-of': return [
      ...dotless.map((host) => ({ value: `https://${host}/`, how: 'escape its dots' })),
      ...[`https://${filled}.evil.test/`, `https://${filled}@evil.test/`, `https://${filled}\\@evil.test/`].map((value) => ({ value, how: 'let nothing but a port, a path or a query follow the host' })),
      ...[`https://evil.test/${filled}`, `https://evil.test/?https://${filled}/`, `https://evil-${filled}/`, `https://evil.test\\@${filled}/`].map((value) => ({ value, how: 'let the address begin with the host' })),
    ];
    case 'one-of': return [...dotless.map((value) => ({ value, how: 'escape its dots' })), { value: `${filled},somebody@evil.test`, how: 'let nothing follow it' }, { value: `somebody@evil.test,${filled}`, how: 'let nothing stand before it' }];
    default: return [];
  }
}

/** A text with one of its dots become a letter, for each dot. */
function dotsReplaced(text: string): string[] {
  return [...text.matchAll(/\./g)].slice(0, 5).map(({ index }) => `${text.slice(0, index)}x${text.slice(index + 1)}`);
}
