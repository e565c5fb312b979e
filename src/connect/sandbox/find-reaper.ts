import { spawn } from 'node:child_process';
import { commandAt } from '../find-command.ts';
import type { Limits } from '../limits.ts';
import type { Machine } from './machine.ts';

/** Words before a command by which all that comes from it ends with it, or stays among its descendants. */
export type Reaper = readonly string[];

/** A shell that waits stands first in the namespace: the first process of one is deaf to most signals. */
const waiting = ['/bin/sh', '-c', '"$0" "$@"; exit $?'];

const found = new Map<string, Promise<Reaper | null>>();

/**
 * What keeps processes of a program without a sandbox together, whatever session and environment they give themselves; found by trying, once.
 * A namespace of processes, which the kernel ends with its first one; where that is forbidden, tini of Debian, to which it gives the
 * orphans. Null where there is neither.
 */
export function findReaper(machine: Machine, limits: Limits): Promise<Reaper | null> {
  const key = JSON.stringify(machine);
  const known = found.get(key) ?? search(machine, limits);
  found.set(key, known);
  return known;
}

async function search({ platform, isRoot, path }: Machine, limits: Limits): Promise<Reaper | null> {
  if (platform !== 'linux') return null;
  const [unshare, tini] = [commandAt('unshare', path), commandAt('tini', path)];
  const namespace = [unshare ?? '', ...(isRoot ? [] : ['--user', '--map-current-user']), '--pid', '--fork', '--kill-child', '--mount-proc', '--', ...waiting];
  if (unshare !== null && await runs(namespace, limits)) return namespace;
  return tini !== null && await runs([tini, '-s', '--'], limits) ? [tini, '-s', '--'] : null;
}

function runs([file = '', ...args]: Reaper, limits: Limits): Promise<boolean> {
  const child = spawn(file, [...args, 'true'], { stdio: 'ignore', env: { PATH: '/usr/bin:/bin' }, timeout: limits.dockerMs, killSignal: 'SIGKILL' });
  return new Promise((done) => child.once('error', () => done(false)).once('exit', (code) => done(code === 0)));
}
