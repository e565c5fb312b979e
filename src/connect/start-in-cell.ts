import { spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { bubblewrapArguments } from './bubblewrap.ts';
import { endInCell } from './end-program.ts';
import { limitedCommand } from './limited-command.ts';
import type { Limits } from './limits.ts';
import { markName, processOf, signalProcesses } from './marked-processes.ts';
import type { Process } from './marked-processes.ts';
import { keptProgram } from './network/gate-keeper.ts';
import { openGate } from './network/open-gate.ts';
import { tendCell } from './network/tend-cell.ts';
import type { Sandbox } from './sandbox.ts';
import { newMark, spawnOptions } from './start-program.ts';
import type { Program, Spawned } from './start-program.ts';

/**
 * Starts a program in bubblewrap, by its gate keeper. Bubblewrap gets nothing but a mark in its environment: it and `setpriv` run with
 * more rights than the program, so a loader variable must not reach them. The program's own comes through a pipe, where no process
 * list shows it, under names that mean nothing to them.
 */
export function startInCell({ cell, gate = openGate({ allowed: [] }), ...program }: Program, { way }: Sandbox, limits: Limits): Spawned {
  const { file, args, env } = keptProgram(program);
  const words = ['--args', '3', '--info-fd', '4', '--unsetenv', markName, ...bubblewrapArguments(cell, way ?? 'own'), file, ...args];
  const limited = limitedCommand({ file: 'bwrap', args: words }, limits);
  const child = spawn(limited.file, limited.args, {
    ...spawnOptions, stdio: ['pipe', 'pipe', 'pipe', 'pipe', 'pipe', 'ipc'], env: { PATH: process.env['PATH'] ?? '/usr/bin:/bin', [markName]: newMark() },
  });
  (child.stdio[3] as Writable).on('error', () => undefined)
    .end(Object.entries(env).flatMap(([name, value]) => ['--setenv', name, value]).map((word) => `${word}\0`).join(''));
  const first = readFirst(child.stdio[4] as Readable);
  const network = tendCell(child, () => first()[0]?.pid, gate);
  return {
    child, direct: network.direct, kill: () => signalProcesses([-(child.pid as number)], 'SIGKILL'),
    end: async (graceMs) => {
      await endInCell(child, first, graceMs);
      network.close();
    },
  };
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
