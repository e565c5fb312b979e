import { spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { bubblewrapArguments, cellFiles, filesOf, secondArguments, secondBubblewrap, steppingDown } from './bubblewrap-arguments.ts';
import { endInCell } from '../../programs/end/end-program.ts';
import { limitedCommand } from '../../programs/start/limited-command.ts';
import type { Limits } from '../../limits.ts';
import { markName, processOf, signalProcesses, stillLiving } from '../../programs/end/marked-processes.ts';
import type { Process } from '../../programs/end/marked-processes.ts';
import type { ControlGroup } from '../groups/control-group.ts';
import { fewTasks } from './few-tasks.ts';
import { keptProgram } from '../../network/gate-keeper.ts';
import { tendCell } from '../../network/tend-cell.ts';
import type { Bubblewrap } from './bubblewrap.ts';
import { withoutInherited } from '../../programs/start/inherited-files.ts';
import { syscallFilter } from './syscall-filter.ts';
import { newMark } from '../../programs/end/new-mark.ts';
import { spawnOptions } from '../../programs/start/spawn-options.ts';
import type { Program } from '../../programs/start/program.ts';
import type { Spawned } from '../../programs/start/spawned.ts';

/**
 * Starts a program in bubblewrap. That one gets nothing but a mark in its environment: what builds the cell has more rights than
 * the program, so none of its variables must reach it. They come through a pipe, where no process list shows them, to the bubblewrap that
 * becomes the program, or the keeper of its gate. In a control group, if it has one.
 */
export function startInCell({ cell, gate, ...program }: Program, bubblewrap: Bubblewrap, limits: Limits, group: ControlGroup | null = null): Spawned {
  const { way, bwrap, processor } = bubblewrap;
  const { file, args, env } = gate === undefined ? program : keptProgram(program);
  const isOnce = way === 'own-once';
  const building = bubblewrapArguments(cell, way, { temporary: limits.greatestTemporary, shared: limits.greatestShared });
  const variables = ['--unsetenv', markName, ...Object.entries(env).flatMap(([name, value]) => ['--setenv', name, value])];
  const becoming = ['--seccomp', String(cellFiles.filter), ...variables];
  const files = Object.values(filesOf(cell));
  const words = ['--args', String(cellFiles.words), '--info-fd', String(cellFiles.info), '--', ...(way === 'root' ? steppingDown(bubblewrap) : []), ...(isOnce ? [] : secondBubblewrap(bubblewrap)), '/bin/sh', '-c', `${isOnce ? `exec ${cellFiles.last}<&-; ` : ''}${fewTasks(limits)}exec "$0" "$@"`, file, ...args];
  const limited = limitedCommand({ file: bwrap, args: words }, limits);
  const { file: begun, args: beginning } = group === null ? limited : group.entering(limited);
  const child = spawn(begun, beginning, {
    ...spawnOptions, cwd: '/', stdio: withoutInherited([...Array.from({ length: cellFiles.first + files.length }, () => 'pipe' as const), ...(gate === undefined ? [] : ['ipc' as const])]),
    env: { PATH: '/usr/bin:/bin', [markName]: newMark() },
  });
  const inputs: (string | Buffer)[] = [zeroEnded(isOnce ? [...building, ...becoming] : building), '', syscallFilter(processor, group !== null), zeroEnded(isOnce ? [] : [...secondArguments, ...becoming]), ...files];
  for (const [at, input] of inputs.entries()) {
    const fd = cellFiles.words + at;
    if (fd !== cellFiles.info) (child.stdio[fd] as Writable).on('error', () => undefined).end(input);
  }
  const init = readFirst(child.stdio[cellFiles.info] as Readable);
  const network = gate === undefined ? null : tendCell(child, () => init()[0]?.pid, gate);
  return {
    child, first: init, direct: () => network?.direct() ?? 0,
    end: async (graceMs) => {
      await endInCell(child, init, graceMs);
      network?.close();
    },
    // The first process too: it is in a session of its own, and whoever took it over would not hear of the end of the others.
    kill: () => signalProcesses([-(child.pid as number), ...stillLiving(init()).map(({ pid }) => pid)], 'SIGKILL'),
  };
}

/** Words as bubblewrap reads them from an open file. */
function zeroEnded(words: readonly string[]): string {
  return words.map((word) => `${word}\0`).join('');
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
