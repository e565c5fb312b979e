import { spawn, spawnSync } from 'node:child_process';
import type { SpawnSyncReturns } from 'node:child_process';
import { chownSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after } from 'node:test';

export const root = resolve(import.meta.dirname, '../..');
const isRoot = process.getuid?.() === 0;
/** A user that owns nothing and is nobody's. */
export const stranger = 61_234;

/** Who fills the disk. A normal user mounts one in a user namespace of its own. */
export type Who = 'root' | 'normal user';
export const users: readonly Who[] = isRoot ? ['root', 'normal user'] : ['normal user'];

/** What a program came to. */
export interface Ran { code: number | null; stdout: string; stderr: string }

/** A small disk that only the programs started here see. It is gone when this process is. */
export interface SmallDisk {
  /** Where it is mounted, for these programs. */
  folder: string;
  /** A path on it as this process sees it. */
  seen(path: string): string;
  /** Runs a program; `to`: the file its standard output goes to. */
  run(words: readonly string[], options?: { env?: Record<string, string>; to?: string }): Promise<Ran>;
  /** From now on nothing can be written. */
  makeReadOnly(): void;
}

/** Words that make a program run as a user. */
function as(who: Who): string[] {
  return isRoot && who === 'normal user' ? ['setpriv', `--reuid=${stranger}`, `--regid=${stranger}`, '--clear-groups'] : [];
}

/** A folder of this test file, which a user may write. */
export function folderOf(who: Who): string {
  const folder = mkdtempSync(join(tmpdir(), 'toolrisk-disk-'));
  if (isRoot && who === 'normal user') chownSync(folder, stranger, stranger);
  after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Why this user can run nothing of this checkout; false where it can. */
export function unreachable(who: Who): string | false {
  const [first = '', ...words] = [...as(who), process.execPath, '--version'];
  const [again = '', ...rest] = [...as(who), 'test', '-r', join(root, 'src/cli/main.ts')];
  return spawnSync(first, words).status === 0 && spawnSync(again, rest).status === 0 ? false : `not proven: a ${who} cannot read this checkout or its Node`;
}

/** Why no disk can be mounted here as this user; false where it can. */
export function unmountable(who: Who): string | false {
  if (process.platform !== 'linux') return 'not proven: small disks are mounted on Linux only';
  const cause = unreachable(who);
  if (cause !== false) return cause;
  const [first = '', ...words] = [...as(who), ...apart(who), 'true'];
  const tried = spawnSync(first, words, { encoding: 'utf8' });
  return tried.status === 0 ? false : `not proven: the kernel lets a ${who} mount nothing (${tried.error?.message ?? tried.stderr.trim()})`;
}

const apart = (who: Who) => ['unshare', ...(who === 'root' ? [] : ['-Ur']), '-m', '--propagation', 'private'];

/** Mounts a disk of this many bytes, over `at` or a folder of its own. */
export async function smallDisk(who: Who, bytes: number, at?: string): Promise<SmallDisk> {
  const folder = at ?? join(folderOf(who), 'disk');
  mkdirSync(folder, { recursive: true });
  const [first = '', ...words] = [...as(who), ...apart(who), 'sh', '-c', 'mount -t tmpfs -o "size=$1,mode=755" tmpfs "$2" && echo mounted && exec cat', 'sh', String(bytes), folder];
  const holder = spawn(first, words, { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = new Promise((done) => holder.once('close', done));
  after(async () => {
    holder.stdin.end();
    await ended;
  });
  await Promise.race([new Promise((done) => holder.stdout.once('data', done)), ended.then(() => { throw new Error('no disk was mounted'); })]);
  const enter = [...as(who), 'nsenter', '-t', String(holder.pid), '-m', ...(who === 'root' ? [] : ['-U', '--preserve-credentials']), '--'];
  return {
    folder,
    seen: (path) => `/proc/${holder.pid}/root${join(folder, path)}`,
    run: (program, { env, to } = {}) => run([...enter, ...into(program, to)], env),
    makeReadOnly: () => check(spawnSync(enter[0]!, [...enter.slice(1), 'mount', '-o', 'remount,bind,ro', folder], { encoding: 'utf8' })),
  };
}

/** Runs a program as a user, on the disks there are. */
export function runAs(who: Who, program: readonly string[]): Promise<Ran> {
  return run([...as(who), ...program]);
}

/** The words that run toolrisk from source. */
export function toolrisk(...args: string[]): string[] {
  return [process.execPath, join(root, 'src/cli/main.ts'), ...args];
}

function into(program: readonly string[], to: string | undefined): string[] {
  return to === undefined ? [...program] : ['sh', '-c', 'to="$1"; shift; exec "$@" > "$to"', 'sh', to, ...program];
}

function run([first = '', ...words]: readonly string[], env: Record<string, string> = {}): Promise<Ran> {
  const { INIT_CWD: _npm, ...inherited } = process.env;
  const child = spawn(first, words, { cwd: '/', env: { ...inherited, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  const ran: Ran = { code: null, stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => { ran.stdout += text; });
  child.stderr.setEncoding('utf8').on('data', (text: string) => { ran.stderr += text; });
  return new Promise((done, fail) => child.once('error', fail).once('close', (code) => done({ ...ran, code })));
}

function check({ status, stderr }: SpawnSyncReturns<string>): void {
  if (status !== 0) throw new Error(stderr);
}
