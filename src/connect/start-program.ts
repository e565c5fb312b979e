import { spawn } from 'node:child_process';
import type { ChildProcess, SpawnOptions } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import type { Readable, Writable } from 'node:stream';
import type { Cell } from './bubblewrap.ts';
import { endMarked } from './end-program.ts';
import { limitedCommand } from './limited-command.ts';
import type { Limits } from './limits.ts';
import { markName, markedProcesses, signalProcesses } from './marked-processes.ts';
import type { Process } from './marked-processes.ts';
import { onExit } from './on-exit.ts';
import { endAllOnKill, runId } from './on-kill.ts';
import type { RunningProgram } from './running-program.ts';
import type { Sandbox } from './sandbox.ts';
import type { Gate } from './network/open-gate.ts';
import { withoutInherited } from './sandbox/inherited-files.ts';
import { startInCell } from './start-in-cell.ts';
import { startInContainer } from './start-in-container.ts';
import { Unlisted } from './unlisted.ts';
import { watchProgram } from './watch-program.ts';
import type { Watch } from './watch-program.ts';

/** A program to start: a file, its words, its whole environment, and what it may see. */
export interface Program {
  file: string;
  args: readonly string[];
  env: Record<string, string>;
  cell: Cell;
  /** The way out of a cell; without one, nothing gets out. */
  gate?: Gate;
}

/** A process that was spawned, and how to end it with all that came from it: in order, or at once when toolrisk exits. */
export interface Spawned {
  child: ChildProcess;
  end(graceMs: number): Promise<void>;
  kill(): void;
  /** The first process of a cell, once it is known: its root is the cell's. */
  first?(): Process[];
  /** How often it tried to get past its gate. */
  direct?(): number;
  /** Why it ended with this exit code, where that was not its own doing; null where it was. */
  failure?(code: number | null, complaint: string): Unlisted | null;
}

/** Detached, so that Ctrl-C on the terminal reaches toolrisk alone, which then ends the whole group. */
export const spawnOptions = { detached: true, windowsHide: true } satisfies SpawnOptions;

/** Starts a program, shut in. Throws `Unlisted` (`start-failed`) when the system refuses to. */
export async function startProgram(program: Program, sandbox: Sandbox, limits: Limits): Promise<RunningProgram> {
  endAllOnKill();
  const { child, end, kill, failure = () => null, direct = () => 0 } = spawnProgram(program, sandbox, limits);
  await new Promise<void>((done, fail) => child.once('spawn', done).once('error', (error: NodeJS.ErrnoException) => {
    fail(new Unlisted('start-failed', `it could not be started (${error.code ?? 'unknown error'})`));
  }));
  const forget = onExit(kill);
  let overrun: Unlisted | null = null;
  const watch = sandbox.kind === 'docker' ? unwatched : watchProgram(child.pid as number, limits, (failure) => {
    overrun = failure;
    kill();
  });
  // A server that ended leaves a broken pipe: known from its exit already.
  child.stdin?.on('error', () => undefined);
  return {
    child, stdin: child.stdin as Writable, stdout: child.stdout as Readable,
    complaint: keepTail(child.stderr as Readable, limits.errorTail),
    overrun: () => overrun, failure, direct, peakMemory: watch.peakMemory,
    end: async () => {
      watch.stop();
      await end(limits.graceMs);
      forget();
    },
  };
}

/** In a container the kernel keeps the limits, and no process of it is ours to look at. */
const unwatched: Watch = { peakMemory: () => 0, stop: () => false };

function spawnProgram(program: Program, sandbox: Sandbox, limits: Limits): Spawned {
  if (sandbox.kind === 'docker') return startInContainer(program, sandbox.docker, limits);
  return sandbox.kind === 'bwrap' ? startInCell(program, sandbox.bubblewrap, limits) : startMarked(program, limits);
}

function startMarked({ file, args, env, cell }: Program, limits: Limits): Spawned {
  const mark = newMark();
  const limited = limitedCommand({ file, args: [...args] }, limits);
  const child = spawn(limited.file, limited.args, { ...spawnOptions, stdio: withoutInherited(['pipe', 'pipe', 'pipe']), cwd: cell.cwd, env: { ...env, [markName]: mark } });
  return {
    child,
    end: (graceMs) => endMarked(child, mark, graceMs),
    kill: () => signalProcesses([-(child.pid as number), ...markedProcesses(mark).map(({ pid }) => pid)], 'SIGKILL'),
  };
}

/** Of one started program, and of this run of toolrisk. */
export function newMark(): string {
  return runId + randomBytes(8).toString('hex');
}

function keepTail(stream: Readable, bytes: number): () => string {
  let tail = Buffer.alloc(0);
  stream.on('error', () => undefined).on('data', (chunk: Buffer) => {
    tail = Buffer.concat([tail, chunk]).subarray(-bytes);
  });
  return () => tail.toString('utf8');
}
