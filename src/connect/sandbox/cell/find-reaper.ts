import { spawn } from 'node:child_process';
import { commandAt } from '../../programs/prepare/find-command.ts';
import type { Limits } from '../../limits.ts';
import { fewTasks } from './few-tasks.ts';
import type { Machine } from '../machine.ts';
import { oncePerMachine } from '../once-per-machine.ts';

/** Words before a command that give it a namespace of processes of its own. */
export type Reaper = readonly string[];

/**
 * What ends all that comes from a program without a sandbox, whatever session and environment it gives itself: a namespace of
 * processes, which the kernel ends with the first one in it, also when toolrisk is killed. (One that only adopts orphans, as tini does,
 * lets go of them when the program ends by itself.) What waits there keeps the output of the program open, as a cell does: one that closes its own and
 * stays is known by its time alone. Found by trying, once; null where it is forbidden.
 */
export const findReaper = oncePerMachine(search);

/** The words that begin a program in such a namespace. A shell stands first and waits: the first process is deaf to most signals. */
export function reapedCommand(reaper: Reaper, command: readonly string[], limits: Limits): string[] {
  return [...reaper, '/bin/sh', '-c', `${fewTasks(limits)}"$0" "$@"; exit $?`, ...command];
}

async function search({ platform, isRoot, path }: Machine, limits: Limits): Promise<Reaper | null> {
  const unshare = platform === 'linux' ? commandAt('unshare', path) : null;
  if (unshare === null) return null;
  const reaper = [unshare, ...(isRoot ? [] : ['--user', '--map-current-user']), '--pid', '--fork', '--kill-child', '--mount-proc', '--'];
  return await runs(reapedCommand(reaper, ['true'], limits), limits) ? reaper : null;
}

function runs([file = '', ...args]: readonly string[], limits: Limits): Promise<boolean> {
  const child = spawn(file, args, { stdio: 'ignore', env: { PATH: '/usr/bin:/bin' }, timeout: limits.dockerMs, killSignal: 'SIGKILL' });
  return new Promise((done) => child.once('error', () => done(false)).once('exit', (code) => done(code === 0)));
}
