import { readFileSync } from 'node:fs';

/** AT_PAGESZ of linux/auxvec.h. */
const atPageSize = 6n;

let found: number | undefined;

/** Bytes of a page of memory, as the kernel told this process: pairs of a kind and a value in /proc/self/auxv. */
export function pageSize(): number {
  if (found !== undefined) return found;
  const pairs = readFileSync('/proc/self/auxv');
  for (let at = 0; at + 16 <= pairs.length; at += 16) if (pairs.readBigUInt64LE(at) === atPageSize) found = Number(pairs.readBigUInt64LE(at + 8));
  return found ??= 4096;
}
