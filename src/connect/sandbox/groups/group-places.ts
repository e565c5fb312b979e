import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** Folders in which control groups can be made, by what the kernel limits there: all one folder in version 2. */
export interface GroupPlace {
  version: 1 | 2;
  memory: string;
  pids: string;
  cpu: string | null;
  /** Words before a command without which it could not enter a group there. */
  through: readonly string[];
}

/** The systemd of a user that is not root: where its programs and its sockets lie. */
export interface UserSystemd { uid: number; env: string; systemdRun: string; runtime: string }

/** A hierarchy of control groups: where it is mounted, and what of it. */
interface Hierarchy { root: string; point: string; type: string; controllers: string[] }

/**
 * The folders in which this process could make control groups, the best first: below its own group, and with version 2 also below
 * those above it, because a group with processes has no room for groups with limits. Last the one of a user's own systemd, which
 * a process of another session enters through a scope of that systemd. `proc`: the kernel's files about processes.
 */
export function groupPlaces(proc: string, systemd: UserSystemd | null): GroupPlace[] {
  try {
    const own = new Map(lines(join(proc, 'self/cgroup')).map((line) => /^\d+:([^:]*):(.*)$/.exec(line)).flatMap((match) => (match === null ? [] : (match[1] ?? '').split(',').map((name) => [name, match[2] ?? ''] as const))));
    const hierarchies = lines(join(proc, 'self/mountinfo')).flatMap(hierarchyOf);
    return [...secondVersion(hierarchies, own, systemd), ...firstVersion(hierarchies, own)];
  } catch {
    return [];
  }
}

function secondVersion(hierarchies: readonly Hierarchy[], own: ReadonlyMap<string, string>, systemd: UserSystemd | null): GroupPlace[] {
  const unified = hierarchies.find(({ type }) => type === 'cgroup2');
  const folder = unified && folderOf(unified, own.get(''));
  if (unified === undefined || folder === undefined) return [];
  const folders = [folder];
  for (let at = folder; at !== unified.point && at !== '/'; at = dirname(at)) folders.push(dirname(at));
  const place = (each: string, through: readonly string[]): GroupPlace => ({ version: 2, memory: each, pids: each, cpu: each, through });
  const places = folders.map((each) => place(each, []));
  return systemd === null ? places : [...places, place(join(unified.point, `user.slice/user-${systemd.uid}.slice/user@${systemd.uid}.service`), scopeWords(systemd))];
}

/** The scope is a door only: the command leaves it for the group. Where systemd is found is no business of the program. */
function scopeWords({ env, systemdRun, runtime }: UserSystemd): string[] {
  return [env, `XDG_RUNTIME_DIR=${runtime}`, systemdRun, '--user', '--scope', '--quiet', '--collect', '--', env, '-u', 'XDG_RUNTIME_DIR'];
}

function firstVersion(hierarchies: readonly Hierarchy[], own: ReadonlyMap<string, string>): GroupPlace[] {
  const [memory, pids, cpu] = ['memory', 'pids', 'cpu'].map((name) => {
    const hierarchy = hierarchies.find(({ type, controllers }) => type === 'cgroup' && controllers.includes(name));
    return hierarchy && folderOf(hierarchy, own.get(name));
  });
  return memory === undefined || pids === undefined ? [] : [{ version: 1, memory, pids, cpu: cpu ?? null, through: [] }];
}

/** Where a group of a hierarchy lies: only what is mounted of it can be seen. */
function folderOf({ root, point }: Hierarchy, group: string | undefined): string | undefined {
  if (group === undefined) return undefined;
  const within = relative(root, group);
  return within === '..' || within.startsWith('../') ? undefined : join(point, within);
}

/** From a line of mountinfo: id, parent, device, root, point, options, fields up to a dash, type, source, options of the whole. */
function hierarchyOf(line: string): Hierarchy[] {
  const [before = '', after = ''] = line.split(' - ');
  const [, , , root = '', point = ''] = before.split(' ').map(unescaped);
  const [type = '', , options = ''] = after.split(' ');
  return type === 'cgroup' || type === 'cgroup2' ? [{ root, point, type, controllers: options.split(',') }] : [];
}

/** The kernel writes blanks and backslashes in octal. */
function unescaped(text: string): string {
  return text.replace(/\\([0-7]{3})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 8)));
}

function lines(path: string): string[] {
  return readFileSync(path, 'utf8').split('\n').filter((line) => line !== '');
}
