import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, rmdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import { commandAt } from '../../programs/prepare/find-command.ts';
import type { Limits } from '../../limits.ts';
import { folderPrefix } from '../../programs/end/on-kill.ts';
import { makeControlGroup } from './control-group.ts';
import { endGroupsOnKill } from './end-groups-on-kill.ts';
import { groupPlaces } from './group-places.ts';
import type { GroupPlace, UserSystemd } from './group-places.ts';
import type { Machine } from '../machine.ts';
import { oncePerMachine } from '../once-per-machine.ts';

/** Groups of a run that was killed with its watchman; one that is not empty, or was just made, belongs to a run that lives. */
const leftOver = /^toolrisk-[0-9a-f]{16}-/;
const leftOverMs = 60_000;

/** Where control groups can be made here, found by making one and running a program in it, once; null where they cannot. */
export const findGroupPlace = oncePerMachine(search);

/** A name for a group of this run, by which it is found when toolrisk was killed. */
export function groupName(): string {
  return folderPrefix + randomBytes(4).toString('hex');
}

async function search(machine: Machine, limits: Limits): Promise<GroupPlace | null> {
  if (machine.platform !== 'linux' || machine.proc === null) return null;
  for (const place of groupPlaces(machine.proc, userSystemd(machine))) {
    removeLeftOvers(place);
    if (prepare(place) && await works(place, limits)) return place;
  }
  return null;
}

function userSystemd({ isRoot, path }: Machine): UserSystemd | null {
  const uid = process.getuid?.() ?? 0;
  const [env, systemdRun, runtime] = [commandAt('env', path), commandAt('systemd-run', path), `/run/user/${uid}`];
  return isRoot || env === null || systemdRun === null || !existsSync(runtime) ? null : { uid, env, systemdRun, runtime };
}

/** With version 2 a folder limits what is below it only in what it was told to. */
function prepare({ version, memory }: GroupPlace): boolean {
  if (version === 1) return true;
  const told = join(memory, 'cgroup.subtree_control');
  for (const controller of ['memory', 'pids', 'cpu'].filter((each) => !wordsIn(told).includes(each))) {
    if (!wordsIn(join(memory, 'cgroup.controllers')).includes(controller)) continue;
    try {
      writeFileSync(told, `+${controller}`);
    } catch {
      // It has processes of its own, or is not ours.
    }
  }
  return ['memory', 'pids'].every((controller) => wordsIn(told).includes(controller));
}

/** Whether a program really enters a group there, with the open files it is given. */
async function works(place: GroupPlace, limits: Limits): Promise<boolean> {
  try {
    const group = makeControlGroup(place, groupName(), limits);
    endGroupsOnKill(place);
    const { file, args } = group.entering({ file: 'sh', args: ['-c', '[ "$(cat <&3)" = heard ]'] });
    const child = spawn(file, args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'], env: { PATH: '/usr/bin:/bin' }, timeout: limits.dockerMs, killSignal: 'SIGKILL' });
    (child.stdio[3] as unknown as Writable).on('error', () => undefined).end('heard');
    const code = await new Promise<number | null>((done) => child.once('error', () => done(null)).once('exit', done));
    await group.remove();
    return code === 0;
  } catch {
    return false;
  }
}

function removeLeftOvers({ memory, pids, cpu }: GroupPlace): void {
  for (const folder of new Set([memory, pids, cpu])) {
    if (folder === null) continue;
    try {
      for (const name of readdirSync(folder).filter((each) => leftOver.test(each))) {
        const path = join(folder, name);
        if (Date.now() - statSync(path).ctimeMs > leftOverMs) rmdirSync(path);
      }
    } catch {
      // Not there, not ours, or not empty.
    }
  }
}

function wordsIn(path: string): string[] {
  try {
    return readFileSync(path, 'utf8').trim().split(/\s+/);
  } catch {
    return [];
  }
}
