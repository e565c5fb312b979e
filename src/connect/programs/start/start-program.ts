import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { Readable, Writable } from 'node:stream';
import { endMarked } from '../end/end-program.ts';
import { limitedCommand } from './limited-command.ts';
import type { Limits } from '../../limits.ts';
import { announceProcess } from '../../listing/apart/announce-process.ts';
import { markName, markedProcesses, signalProcesses } from '../end/marked-processes.ts';
import { newMark } from '../end/new-mark.ts';
import { onExit } from '../end/on-exit.ts';
import { endAllOnKill } from '../end/on-kill.ts';
import type { Program } from './program.ts';
import type { RunningProgram } from './running-program.ts';
import type { Sandbox, Uncontained } from '../../sandbox/sandbox.ts';
import type { ControlGroup } from '../../sandbox/groups/control-group.ts';
import { limitsKeptBy } from '../../sandbox/limits-kept-by.ts';
import { openGroup } from '../../sandbox/groups/open-group.ts';
import { reapedCommand } from '../../sandbox/cell/find-reaper.ts';
import { withoutInherited } from './inherited-files.ts';
import { spawnOptions } from './spawn-options.ts';
import type { Spawned } from './spawned.ts';
import { startContained } from '../../sandbox/containers/start-contained.ts';
import { startInCell } from '../../sandbox/cell/start-in-cell.ts';
import { startInContainer } from '../../sandbox/containers/start-in-container.ts';
import { Unlisted } from '../../unlisted.ts';
import { watchProgram } from '../watch/watch-program.ts';
import type { Watch } from '../watch/watch-program.ts';

/** Starts a program, shut in. Throws `Unlisted` (`start-failed`) when the system refuses to. */
export async function startProgram(program: Program, sandbox: Sandbox, limits: Limits): Promise<RunningProgram> {
  endAllOnKill();
  const group = sandbox.kind === 'docker' ? null : openGroup(sandbox.groups, limits);
  const { child, end, kill, first = null, failure = () => null, direct = () => 0 } = spawnProgram(program, sandbox, limits, group);
  const ended = announceProcess(child.pid);
  const killAll = (): void => {
    kill();
    group?.kill();
  };
  // Before it is started: whatever happens next, its group is removed.
  const forget = onExit(killAll);
  await new Promise<void>((done, fail) => child.once('spawn', done).once('error', (error: NodeJS.ErrnoException) => {
    forget();
    void group?.remove();
    const noFolder = error.code === 'ENOENT' && program.cell.cwd !== undefined && !existsSync(program.cell.cwd);
    fail(noFolder ? new Unlisted('start-failed', 'the folder that it is to start in is not there', 'Correct its cwd.') : new Unlisted('start-failed', `it could not be started (${error.code ?? 'unknown error'})`));
  }));
  let overrun: Unlisted | null = null;
  const watch = sandbox.kind === 'docker' ? unwatched : watchProgram({ root: child.pid as number, first, group }, limits, (failure) => {
    overrun = failure;
    killAll();
  });
  // A server that ended leaves a broken pipe: known from its exit already.
  child.stdin?.on('error', () => undefined);
  return {
    child, stdin: child.stdin as Writable, stdout: child.stdout as Readable,
    complaint: keepTail(child.stderr as Readable, limits.errorTail),
    // The kernel may have ended it since the last look.
    overrun: () => overrun ?? group?.overrun() ?? null, failure, direct, peakMemory: watch.peakMemory, ...inForce(sandbox, group),
    end: async () => {
      watch.stop();
      await end(limits.graceMs);
      watch.peakMemory();
      await group?.remove();
      ended();
      forget();
    },
  };
}

/** In a container the kernel keeps the limits, and no process of it is ours to look at. */
const unwatched: Watch = { peakMemory: () => 0, stop: () => false };

/** Who keeps its limits, and whether something of it may be left: a group ends with all that is in it. */
function inForce(sandbox: Sandbox, group: ControlGroup | null): Pick<RunningProgram, 'limits' | 'mayLeave'> {
  const mayLeave = sandbox.kind === 'none' && !sandbox.isContained && sandbox.reaper === null && group === null;
  return { limits: limitsKeptBy(sandbox, group !== null), mayLeave };
}

function spawnProgram(program: Program, sandbox: Sandbox, limits: Limits, group: ControlGroup | null): Spawned {
  if (sandbox.kind === 'docker') return startInContainer(program, sandbox.docker, limits);
  if (sandbox.kind === 'bwrap') return startInCell(program, sandbox.bubblewrap, limits, group);
  return sandbox.isContained ? startContained(program, sandbox.client, limits) : startMarked(program, sandbox, limits, group);
}

function startMarked({ file, args, env, cell }: Program, { reaper }: Uncontained, limits: Limits, group: ControlGroup | null): Spawned {
  const mark = newMark();
  const [kept = file, ...words] = reaper === null ? [file, ...args] : reapedCommand(reaper, [file, ...args], limits);
  const limited = limitedCommand({ file: kept, args: words }, limits);
  const { file: begun, args: beginning } = group === null ? limited : group.entering(limited);
  const child = spawn(begun, beginning, { ...spawnOptions, stdio: withoutInherited(['pipe', 'pipe', 'pipe']), cwd: cell.cwd, env: { ...env, [markName]: mark } });
  return {
    child,
    end: (graceMs) => endMarked(child, mark, graceMs),
    kill: () => signalProcesses([-(child.pid as number), ...markedProcesses(mark).map(({ pid }) => pid)], 'SIGKILL'),
  };
}

function keepTail(stream: Readable, bytes: number): () => string {
  let tail = Buffer.alloc(0);
  stream.on('error', () => undefined).on('data', (chunk: Buffer) => {
    tail = Buffer.concat([tail, chunk]).subarray(-bytes);
  });
  return () => tail.toString('utf8');
}
