import { containerLabel } from './holding-words.ts';
import { dockerEnvironment } from './docker-environment.ts';
import { runId } from '../../programs/end/on-kill.ts';
import { startWatchman } from '../../programs/end/watchman.ts';

/** Removes what carries the label of a run, in rounds: docker may just be starting another one. */
const script = `for pause in 0 0.5 2; do
  sleep $pause
  found=$("$1" ps --all --quiet --filter "label=$2")
  [ -z "$found" ] || "$1" rm --force --volumes $found
done`;

const watched = new Set<string>();

/** Makes sure that containers go also when toolrisk is killed: they are the daemon's children, not ours. Once for each docker; not on Windows. */
export function endContainersOnKill(docker: string, living: ReadonlySet<string>): void {
  if (watched.has(docker) || process.platform === 'win32') return;
  watched.add(docker);
  startWatchman(script, [docker, `${containerLabel}=${runId}`], dockerEnvironment(), () => living.size === 0);
}
