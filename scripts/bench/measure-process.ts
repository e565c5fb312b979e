import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import type { Readable } from 'node:stream';
import { join } from 'node:path';

/** What a whole process took, from its start to its end. */
export interface Usage { /** User and system time, of all its threads. */ cpuSeconds: number; peakMegabytes: number }

const preload = join(import.meta.dirname, 'usage-at-exit.mjs');

/** Runs Node with these arguments, its output thrown away, and tells what it took. Throws when it does not end with 0. */
export async function measureProcess(args: readonly string[], cwd: string): Promise<Usage> {
  // What npm says of the folder it was started in is not for the measured program: it would look for a catalog there.
  const { INIT_CWD: _npm, ...env } = process.env;
  const child = spawn(process.execPath, ['--import', preload, ...args], { cwd, env, stdio: ['ignore', 'ignore', 'pipe', 'pipe'] });
  const [said, told, [code]] = await Promise.all([text(child.stderr as Readable), text(child.stdio[3] as Readable), once(child, 'close')]);
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}: ${said.slice(0, 2000)}`);
  return JSON.parse(told) as Usage;
}
