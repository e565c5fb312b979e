import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bubblewrapArguments } from './bubblewrap.ts';
import type { BubblewrapWay } from './bubblewrap.ts';
import type { SandboxInForce } from './listing.ts';
import { endAllOnKill, folderPrefix } from './on-kill.ts';
import { programFolders } from './program-folders.ts';
import { Unlisted } from './unlisted.ts';

/** What the caller asks for: `auto` takes the best there is, and fails where there is none. */
export type SandboxAsked = 'auto' | 'bwrap' | 'none';

/** How programs are shut in on this machine. `owner` is the user they run as, where that is another one. */
export interface Sandbox {
  kind: SandboxInForce;
  way?: BubblewrapWay;
  owner?: { uid: number; gid: number };
}

let found: Promise<Sandbox | null> | undefined;

/** The sandbox to use. Throws `Unlisted` (`sandbox-unavailable`) where what was asked for does not work here. */
export async function chooseSandbox(asked: SandboxAsked): Promise<Sandbox> {
  if (asked === 'none') return { kind: 'none' };
  found ??= findSandbox();
  const best = await found;
  if (best !== null && (asked === 'auto' || best.kind === 'bwrap')) return best;
  const why = process.platform === 'linux' ? 'bubblewrap is not installed, or may not be used here' : 'programs can be shut in on Linux only';
  throw process.platform === 'linux' ? new Unlisted('sandbox-unavailable', `it was not started: ${why}`)
    : new Unlisted('sandbox-unavailable', `it was not started: ${why}`, 'Run toolrisk in a Linux container, or pass --sandbox none to start it with your own rights.');
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
