import { hasPending } from '../../programs/end/on-exit.ts';
import { folderPrefix } from '../../programs/end/on-kill.ts';
import { startWatchman } from '../../programs/end/watchman.ts';
import type { GroupPlace } from './group-places.ts';

/** Kills and removes the groups of a run, in rounds: one may just be entered. The kernel removes none that has processes. */
const script = `prefix=$1; shift
for pause in 0 0.1 0.3 1 2; do
  sleep $pause
  for place; do
    for group in "$place/$prefix"*; do
      [ -d "$group" ] || continue
      if [ -e "$group/cgroup.kill" ]; then echo 1 >"$group/cgroup.kill"; else for pid in $(cat "$group/cgroup.procs"); do kill -KILL "$pid"; done; fi
      rmdir "$group" || { sleep 0.1; rmdir "$group"; }
    done
  done
done`;

const watched = new Set<string>();

/** Makes sure that control groups of a place go also when toolrisk is killed. Once a run. */
export function endGroupsOnKill({ memory, pids, cpu }: GroupPlace): void {
  if (watched.has(memory)) return;
  watched.add(memory);
  startWatchman(script, [folderPrefix, ...new Set([memory, pids, ...(cpu === null ? [] : [cpu])])], { PATH: '/usr/bin:/bin' }, () => !hasPending());
}
