import type { LaunchMeaning, LocalPackage } from '../../../sources/launch-words/launch-meaning.ts';
import { localStart } from './local-start.ts';
import type { LocalStart } from './local-start.ts';

/**
 * What a command starts of what is installed in `start`, where that is known. Nothing where a person's own words only pass on what an address says:
 * that is what is to be judged, whoever passes it on.
 */
export function localOf(wants: LocalPackage | null | undefined, means: LaunchMeaning | null | undefined, start: string | undefined, project?: string): LocalStart | null {
  if (!wants || start === undefined || (project === undefined && means?.kind === 'url')) return null;
  return localStart(wants, start, project);
}

/** A command as it is written, or as the file that it starts. */
export function startedLocally<Started extends { kind: string }>(written: Started, means: LaunchMeaning | null | undefined, local: LocalStart | null): Started {
  if (local === null || local.by === 'words' || means?.kind !== 'npm') return written;
  return { ...written, ...(local.by === 'node' ? { command: 'node', args: [local.file, ...means.args] } : { command: local.file, args: means.args }), env: means.env };
}
