import { rm } from 'node:fs/promises';
import type { Bubblewrap } from './bubblewrap.ts';
import { complaintLine } from '../../programs/complaint.ts';
import { commandAt } from '../../programs/prepare/find-command.ts';
import type { Limits } from '../../limits.ts';
import { makeTemporary } from '../../programs/prepare/make-temporary.ts';
import { startInCell } from './start-in-cell.ts';
import { Unlisted } from '../../unlisted.ts';
import type { Machine } from '../machine.ts';
import { oncePerMachine } from '../once-per-machine.ts';
import { isFiltered } from './syscall-filter.ts';

const install = 'Install bubblewrap (apt install bubblewrap, dnf install bubblewrap), or pass --sandbox docker to use a Docker of yours.';
const allowNamespaces = 'Allow unprivileged user namespaces (on Ubuntu an AppArmor profile for bwrap), or pass --sandbox docker to use a Docker of yours.';

/** Found by trying, once: a bubblewrap that is installed may still be forbidden by the kernel or by a container. Throws `Unlisted` with the cause. */
export const findBubblewrap = oncePerMachine(search);

async function search({ processor, isRoot, path }: Machine, limits: Limits): Promise<Bubblewrap> {
  if (!isFiltered(processor)) throw refused(`there is no filter of system calls for the processor ${processor}`, 'Scan on an x86-64 or ARM64 machine.');
  const [bwrap, setpriv] = [commandAt('bwrap', path), commandAt('setpriv', path)];
  if (bwrap === null) throw refused('bubblewrap is not installed', install);
  if (isRoot && setpriv === null) throw refused('setpriv of util-linux is not installed, by which root steps down', 'Install util-linux, or run toolrisk as a user of its own.');
  const bubblewrap: Bubblewrap = { way: isRoot ? 'root' : 'own', bwrap, setpriv: setpriv ?? '', processor };
  const complaint = await complaintOf(bubblewrap, limits);
  if (complaint === null) return bubblewrap;
  const once: Bubblewrap = { ...bubblewrap, way: 'own-once' };
  if (!isRoot && await complaintOf(once, limits) === null) return once;
  throw refused(`bubblewrap may not be used here${complaint === '' ? '' : ` (${complaint})`}`, /namespace|permission|permitted|uid map/i.test(complaint) ? allowNamespaces : install);
}

/**
 * Fails where the first process of the cell can be written to: who may, takes it over and outlives the cell. Ubuntu's profile for bwrap lets it
 * build no second one inside, but there the kernel (Yama) has no process write to one that it did not start.
 */
const trial = 'if (: <> /proc/1/mem) 2>/dev/null; then echo "the first process of a cell is open to its program" >&2; exit 1; fi';

/** What it says when it cannot build a cell that holds; null when it can. */
async function complaintOf(bubblewrap: Bubblewrap, limits: Limits): Promise<string | null> {
  const box = await makeTemporary('probe-');
  try {
    const cell = { visible: [], placed: {}, files: {}, box, cwd: '/' };
    const { child, kill } = startInCell({ file: '/bin/sh', args: ['-c', trial], env: { PATH: '/usr/bin:/bin' }, cell }, bubblewrap, limits);
    const timer = setTimeout(kill, limits.dockerMs);
    let text = '';
    child.stderr?.setEncoding('utf8').on('data', (piece: string) => { text = (text + piece).slice(-limits.errorTail); });
    child.stdin?.on('error', () => undefined).end();
    child.stdout?.resume();
    const code = await new Promise<number | null>((done) => child.once('error', () => done(null)).once('close', done));
    clearTimeout(timer);
    return code === 0 ? null : complaintLine(text).replace(/^bwrap: /, '');
  } finally {
    await rm(box, { recursive: true, force: true });
  }
}

function refused(why: string, remedy: string): Unlisted {
  return new Unlisted('sandbox-unavailable', `it was not started: ${why}`, remedy);
}
