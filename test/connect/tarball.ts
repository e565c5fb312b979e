import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';

/** One entry of a tar archive. `type`: '0' a file, '1' a hard link, '2' a symbolic one, '5' a folder (POSIX ustar). */
export interface TarEntry { path: string; content?: string; type?: '0' | '1' | '2' | '5'; link?: string; mode?: number; zeros?: number; bulk?: number }

const block = 512;
const piece = 16 * 1024 ** 2;
const bulk = Buffer.alloc(piece, randomBytes(block));

/** A gzipped tar archive. `zeros` bytes of a file are packed a thousandfold, `bulk` bytes a hundredfold; they are never held whole. */
export function tarball(entries: readonly TarEntry[]): Buffer {
  const parts: Buffer[] = [];
  for (const entry of entries) {
    const body = Buffer.from(entry.content ?? '');
    const filled = entry.zeros ?? entry.bulk;
    const size = filled ?? body.length;
    parts.push(gzipSync(Buffer.concat([header(entry, size), ...(filled === undefined ? [body] : [])])));
    if (filled !== undefined) parts.push(...filling(filled, entry.zeros === undefined ? bulk : Buffer.alloc(piece)));
    parts.push(gzipSync(Buffer.alloc(padding(size))));
  }
  return Buffer.concat([...parts, gzipSync(Buffer.alloc(2 * block))]);
}

/** Several members make one gzip file (RFC 1952, 2.2). */
function filling(bytes: number, from: Buffer): Buffer[] {
  const whole = gzipSync(from, { level: 9 });
  return [...Array.from({ length: Math.floor(bytes / piece) }, () => whole), gzipSync(from.subarray(0, bytes % piece))];
}

function padding(size: number): number {
  return (block - (size % block)) % block;
}

function header({ path, type = '0', link = '', mode = 0o644 }: TarEntry, size: number): Buffer {
  const head = Buffer.alloc(block);
  const put = (text: string, at: number) => head.write(text, at, 'latin1');
  put(path, 0);
  for (const [at, value, width] of [[100, mode, 8], [108, 0, 8], [116, 0, 8], [124, type === '0' ? size : 0, 12], [136, 0, 12]] as const) put(`${value.toString(8).padStart(width - 1, '0')}\0`, at);
  put(' '.repeat(8), 148);
  put(type, 156);
  put(link, 157);
  put('ustar\x0000', 257);
  put(`${head.reduce((sum, byte) => sum + byte, 0).toString(8).padStart(6, '0')}\0 `, 148);
  return head;
}
