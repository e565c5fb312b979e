import { readFileSync, readdirSync, readlinkSync, statSync } from 'node:fs';
import type { Told } from './living-thread.ts';
import type { Sight } from './sight.ts';

/** Of /proc/<pid>/status: memory of its own, also where it was swapped out, and the tables by which the kernel finds it. */
const own = /^(?:RssAnon|VmSwap|VmPTE):\s*(\d+) kB$/gm;
/** Names that /proc/<pid>/maps gives to memory that is shared through no file that has a place. */
const shared = ['/dev/zero (deleted)', '/memfd:', '/SYSV', '/dev/shm/'];
/** Blocks that a file takes, as stat counts them. */
const block = 512;

/** What is looked at: the processes, and how much of their tables to read. Without a cell their open files may be memory too. */
export interface MemoryLook { processes: readonly Told[]; inCell: boolean; greatestTables: number; sight: Sight }

/** Bytes, and whether they are not all, because its tables were too long to read. */
export interface MemorySeen { bytes: number; isTooMany: boolean }

/**
 * Memory of some processes, files in a cell's folders not counted. Of shared memory each piece counts once, and whole: what of it is in use
 * need not show in any process. What of it has no name and no mapping, or less mapping than memory, shows nowhere: programs in a cell
 * that no control group counts can make none.
 */
export function memoryInUse({ processes, inCell, greatestTables, sight }: MemoryLook): MemorySeen {
  const pieces = new Map<string, number>();
  let [sum, tables] = [0, 0];
  for (const { folder, status } of processes) {
    for (const [, kB] of status.matchAll(own)) sum += Number(kB) * 1024;
    const maps = tables > greatestTables ? '' : sight.of(() => readFileSync(`${folder}/maps`, 'latin1'), '');
    tables += maps.length;
    for (const { inode, bytes } of sharedIn(maps)) grow(pieces, inode, bytes);
    if (!inCell) for (const [inode, bytes] of memoryFiles(folder, sight)) grow(pieces, inode, bytes);
  }
  return { bytes: [...pieces.values()].reduce((all, bytes) => all + bytes, sum), isTooMany: tables > greatestTables };
}

/** Pieces of shared memory in the text of /proc/<pid>/maps, each up to where its mapping ends. */
function sharedIn(maps: string): { inode: string; bytes: number }[] {
  return maps.split('\n').filter((line) => shared.some((name) => line.includes(` ${name}`))).map((line) => {
    const [range = '', , offset = '', , inode = ''] = line.split(' ', 5);
    const [from = '', to = ''] = range.split('-');
    return { inode, bytes: parse(offset) + parse(to) - parse(from) };
  });
}

/** Open files that are memory without a place in any folder, by inode. */
function memoryFiles(folder: string, sight: Sight): [inode: string, bytes: number][] {
  return sight.of(() => readdirSync(`${folder}/fd`), []).flatMap((fd) => sight.of<[string, number][]>(() => {
    if (!readlinkSync(`${folder}/fd/${fd}`).startsWith('/memfd:')) return [];
    const { ino, blocks } = statSync(`${folder}/fd/${fd}`);
    return [[String(ino), blocks * block]];
  }, []));
}

function grow(pieces: Map<string, number>, inode: string, bytes: number): void {
  pieces.set(inode, Math.max(pieces.get(inode) ?? 0, bytes));
}

function parse(hex: string): number {
  return Number.parseInt(hex, 16);
}
