import { openSync, readFileSync, readdirSync } from 'node:fs';
import type { StdioOptions } from 'node:child_process';

/** Of fcntl.h: the file is closed when another program is started. */
const closesOnStart = 0o2000000;

let inherited: readonly number[] | undefined;
let nothing: number | undefined;

/**
 * The same streams, and nothing in place of open files that toolrisk itself was started with: a shell or an editor may have left
 * some open, Node closes the first sixteen only, and a stranger's program must not read them. Linux only; elsewhere the same.
 */
export function withoutInherited(streams: readonly ('pipe' | 'ignore' | 'ipc')[]): StdioOptions {
  inherited ??= inheritedFiles();
  const whole: ('pipe' | 'ignore' | 'ipc' | number)[] = [...streams];
  for (const fd of inherited.filter((each) => each >= streams.length)) {
    nothing ??= openSync('/dev/null', 'r');
    while (whole.length < fd) whole.push('ignore');
    whole[fd] = nothing;
  }
  return whole;
}

function inheritedFiles(): number[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc/self/fd').map(Number).filter((fd) => fd > 2 && staysOpen(fd)).sort((a, b) => a - b);
}

function staysOpen(fd: number): boolean {
  try {
    const flags = /^flags:\s*(\d+)/m.exec(readFileSync(`/proc/self/fdinfo/${fd}`, 'latin1'))?.[1];
    return flags !== undefined && (Number.parseInt(flags, 8) & closesOnStart) === 0;
  } catch {
    return false;
  }
}
