import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bubblewrapArguments } from './bubblewrap.ts';
import type { BubblewrapWay } from './bubblewrap.ts';
import { defaultImage, findDocker } from './find-docker.ts';
import type { Docker } from './find-docker.ts';
import { limits as ownLimits } from './limits.ts';
import type { Limits } from './limits.ts';
import type { SandboxInForce } from './listing.ts';
import { endAllOnKill, folderPrefix } from './on-kill.ts';
import { programFolders } from './program-folders.ts';
import { Unlisted } from './unlisted.ts';

/**
 * What the caller asks for: `auto` takes the best that the system itself has, and fails where there is none. Docker is used
 * only when it is asked for: it fetches an image, and works with the rights of its daemon.
 */
export type SandboxAsked = 'auto' | 'bwrap' | 'docker' | 'none';

/** What docker is used with, where it is asked for. */
interface DockerUse { image?: string | undefined; limits?: Limits; signal?: AbortSignal }

/** How programs are shut in on this machine. `owner` is the user they run as, where that is another one. */
export interface Sandbox {
  kind: SandboxInForce;
  way?: BubblewrapWay;
  owner?: { uid: number; gid: number };
  docker?: Docker;
}

let found: Promise<Sandbox | null> | undefined;

/** The sandbox to use. Throws `Unlisted` (`sandbox-unavailable`) where what was asked for does not work here. */
export async function chooseSandbox(asked: SandboxAsked, { image = defaultImage, limits = ownLimits, signal }: DockerUse = {}): Promise<Sandbox> {
  if (asked === 'none') return { kind: 'none' };
  if (asked === 'docker') return { kind: 'docker', docker: await findDocker(image, limits, signal) };
  found ??= findSandbox();
  const best = await found;
  if (best !== null && (asked === 'auto' || best.kind === 'bwrap')) return best;
  const why = process.platform === 'linux' ? 'bubblewrap is not installed, or may not be used here' : 'programs can be shut in on Linux only';
  throw process.platform === 'linux' ? new Unlisted('sandbox-unavailable', `it was not started: ${why}`)
    : new Unlisted('sandbox-unavailable', `it was not started: ${why}`, 'Pass --sandbox docker to use a Docker of yours, or scan it on Linux with bubblewrap.');
}

/** Found by trying, once: a bubblewrap that is installed may still be forbidden by the kernel or by a container. */
async function findSandbox(): Promise<Sandbox | null> {
  if (process.platform !== 'linux') return null;
  const isRoot = process.getuid?.() === 0;
  if (isRoot && await works('root')) return { kind: 'bwrap', way: 'root', owner: nobody() };
  if (isRoot) return { kind: 'nobody', owner: nobody() };
  return await works('own') ? { kind: 'bwrap', way: 'own' } : null;
}

async function works(way: BubblewrapWay): Promise<boolean> {
  endAllOnKill();
  const box = await mkdtemp(join(tmpdir(), `${folderPrefix}probe-`));
  try {
    const cell = { visible: programFolders(process.execPath, [], '/'), placed: {}, box, cwd: '/', network: false };
    const child = spawn('bwrap', [...bubblewrapArguments(cell, way), process.execPath, '--version'], { stdio: 'ignore', timeout: 20_000, killSignal: 'SIGKILL' });
    return await new Promise((done) => child.once('error', () => done(false)).once('exit', (code) => done(code === 0)));
  } finally {
    await rm(box, { recursive: true, force: true });
  }
}

/** An account with an entry of its own: some programs do not start under a user that has no name. */
function nobody(): { uid: number; gid: number } {
  const entry = /^nobody:[^:]*:(\d+):(\d+):/m.exec(readFileSync('/etc/passwd', 'utf8'));
  return { uid: Number(entry?.[1] ?? 65534), gid: Number(entry?.[2] ?? 65534) };
}
