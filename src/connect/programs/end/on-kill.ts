import { randomBytes } from 'node:crypto';
import { isMainThread, workerData } from 'node:worker_threads';
import { markName } from './marked-processes.ts';
import { hasPending } from './on-exit.ts';
import { temporaryPlace } from './temporary-place.ts';
import { startWatchman } from './watchman.ts';

/** A thread that lists servers is given an id that begins with that of the run. */
const given = isMainThread ? undefined : (workerData as { run?: string } | null)?.run;

/** Of this run of toolrisk: begins the mark of every process and the name of every folder that it makes. */
export const runId = given ?? randomBytes(8).toString('hex');

/** How the names of this run's temporary folders begin. */
export const folderPrefix = `toolrisk-${runId}-`;

/**
 * Ends what carries the run's mark, with all that came from it, three times, because a process may just be starting another one, and
 * removes the run's folders, also those it may not enter. Stopped first, it starts no more, and keeps its children.
 */
const script = `end() {
  kill -STOP "$1"
  for child in $(cat /proc/"$1"/task/*/children); do end "$child"; done
  kill -KILL "$1"
}
for pause in 0 0.2 1; do
  sleep $pause
  for file in $(grep -lsF "${markName}=$1" /proc/[0-9]*/environ); do
    pid=\${file#/proc/}
    end "\${pid%/environ}"
  done
done
for folder in "$2/toolrisk-$1-"*; do
  rm -rf -- "$folder" || { chmod -R -- u+rwX "$folder"; rm -rf -- "$folder"; }
done`;

let isWatched = false;

/**
 * Makes sure that what is started goes also when toolrisk is killed and can do nothing itself. Bubblewrap's own bond to
 * toolrisk begins only a moment after its start; without a sandbox there is none. Once a run, by its main thread; Linux only.
 */
export function endAllOnKill(): void {
  if (isWatched || given !== undefined || process.platform !== 'linux') return;
  isWatched = true;
  startWatchman(script, [runId, temporaryPlace()], { PATH: '/usr/bin:/bin' }, () => !hasPending());
}
