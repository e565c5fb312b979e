import { spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { bubblewrapArguments } from './bubblewrap.ts';
import { endInCell } from './end-program.ts';
import { limitedCommand } from './limited-command.ts';
import type { Limits } from './limits.ts';
import { markName, processOf, signalProcesses } from './marked-processes.ts';
import type { Process } from './marked-processes.ts';
import type { Sandbox } from './sandbox.ts';
import { newMark, spawnOptions } from './start-program.ts';
import type { Program, Spawned } from './start-program.ts';

/**
 * Starts a program in bubblewrap. That one gets nothing but a mark in its environment: it and `setpriv` run with more rights than the
 * program, so a loader variable must not reach them. The program's own comes through a pipe, where no process list shows it.
 */
export function startInCell({ file, args, env, cell }: Program, { way }: Sandbox, limits: Limits): Spawned {
  const loader = Object.entries(env).filter(([name]) => name.startsWith('LD_'));
  const last = loader.length === 0 ? [] : ['env', ...loader.map(([name, value]) => `${name}=${value}`)];
  const words = ['--args', '3', '--info-fd', '4', '--unsetenv', markName, ...bubblewrapArguments(cell, way ?? 'own'), ...last, file, ...args];
  const limited = limitedCommand({ file: 'bwrap', args: words }, limits);
  const child = spawn(limited.file, limited.args, {
    ...spawnOptions, stdio: ['pipe', 'pipe', 'pipe', 'pipe', 'pipe'], env: { PATH: process.env['PATH'] ?? '/usr/bin:/bin', [markName]: newMark() },
  });
  const others = Object.entries(env).filter(([name]) => !name.startsWith('LD_'));
  (child.stdio[3] as Writable).on('error', () => undefined)
    .end(others.flatMap(([name, value]) => ['--setenv', name, value]).map((word) => `${word}\0`).join(''));
  const first = readFirst(child.stdio[4] as Readable);
  return { child, end: (graceMs) => endInCell(child, first, graceMs), kill: () => signalProcesses([-(child.pid as number)], 'SIGKILL') };
}

/** The first process in the sandbox, as bubblewrap tells it. The kernel lets it go only after all others are gone. */
function readFirst(info: Readable): () => Process[] {
  let text = '';
  let first: Process[] = [];
  info.on('error', () => undefined).on('data', (chunk: Buffer) => {
    text += chunk.toString('utf8');
    const pid = /"child-pid": *(\d+)\b[^\d]/.exec(text)?.[1];
    if (pid !== undefined && first.length === 0) first = processOf(Number(pid));
  });
  return () => first;
}
