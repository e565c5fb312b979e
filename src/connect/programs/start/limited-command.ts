import type { Limits } from '../../limits.ts';

/** A file to run and its words. */
export interface Command { file: string; args: string[] }

/** Blocks that `ulimit -f` counts in, as POSIX has it. */
const block = 512;

/**
 * The same command with limits that the kernel keeps, also for all it starts: open files, the size of a file it writes, no
 * core dump. A shell sets them, because Node cannot; a lower limit that is there already stays. Not on Windows.
 */
export function limitedCommand({ file, args }: Command, { openFiles, greatestFile }: Limits): Command {
  if (process.platform === 'win32') return { file, args };
  const script = `ulimit -c 0; ulimit -n ${openFiles}; ulimit -f ${Math.ceil(greatestFile / block)}; exec "$0" "$@"`;
  return { file: 'sh', args: ['-c', script.replaceAll('; ', ' 2>/dev/null; '), file, ...args] };
}
