import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { markName } from './marked-processes.ts';
import { hasPending } from './on-exit.ts';

/** Of this run of toolrisk: begins the mark of every process and the name of every folder that it makes. */
export const runId = randomBytes(8).toString('hex');

/** How the names of this run's temporary folders begin. */
export const folderPrefix = `toolrisk-${runId}-`;

/**
 * Waits for the end of its input, which is the end of toolrisk, however that came. Then ends what carries the run's mark,
 * three times, because a process may just be starting another one, and removes the run's folders.
 */
const script = `trap '' HUP INT TERM
read -r _
for pause in 0 0.2 1; do
  sleep $pause
  for file in $(grep -lsF "${markName}=$1" /proc/[0-9]*/environ); do
    pid=\${file#/proc/}
    kill -KILL "\${pid%/environ}"
  done
done
rm -rf "$2/toolrisk-$1-"*`;

let watchman: ChildProcess | undefined;

/**
 * Makes sure that what is started goes also when toolrisk is killed and can do nothing itself: one small shell a run, in a
 * session of its own. Bubblewrap's own bond to toolrisk begins only a moment after its start; without a sandbox there is
 * none. Linux only.
 */
export function endAllOnKill(): void {
  if (watchman !== undefined || process.platform !== 'linux') return;
  watchman = spawn('sh', ['-c', script, 'sh', runId, tmpdir()], { detached: true, stdio: ['pipe', 'ignore', 'ignore'], cwd: '/', env: { PATH: '/usr/bin:/bin' } });
  watchman.on('error', () => undefined).unref();
  (watchman.stdin as Socket).on('error', () => undefined).unref();
  process.on('exit', () => { if (!hasPending()) watchman?.kill('SIGKILL'); });
}
