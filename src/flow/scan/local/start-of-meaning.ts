import type { LaunchMeaning, LocalPackage, Words } from '../../../sources/launch-words/launch-meaning.ts';
import { localStart } from './local-start.ts';
import type { LocalStart } from './local-start.ts';
import { whyInTree, whySteered } from './why-as-written.ts';
import type { Stand } from './why-as-written.ts';

/** What words come to, and what their runner starts instead where that is installed. */
export interface Read { means: LaunchMeaning | null; wants: LocalPackage | null }

/** How a command starts that reads like a wrapper: by what it wraps where `local` is null, else by what is here, with a note where it is not known what that is. */
export interface StartOfMeaning { local: LocalStart | null; note?: { note: string } }

/**
 * What a command starts instead of what its words wrap. Nothing of what is installed where a person's own words only pass on what an address says: that
 * is what is to be judged, whoever passes it on.
 */
export function startOfMeaning(words: Words | null, { means, wants }: Read, stand: Stand): StartOfMeaning {
  if (words === null || means === null) return { local: null };
  const looks = stand.project !== undefined || means.kind !== 'url' ? wants : null;
  const why = whySteered(words, stand);
  const local = why !== null || looks === null || stand.start === undefined ? null : localStart(looks, stand.start, stand.project);
  const because = why ?? (local === null ? whyInTree(looks, stand) : null);
  return because === null ? { local } : { local: { by: 'words' }, note: { note: `Started as it is written, not as ${wrapped(means)}: ${because}.` } };
}

function wrapped(means: LaunchMeaning): string {
  switch (means.kind) {
    case 'npm': return `the package ${means.package} of your registry`;
    case 'oci': return `the image ${means.image}`;
    case 'url': return 'the address it leads to';
  }
}

/** A command as it is written, or as the file that it starts. */
export function startedLocally<Started extends { kind: string }>(written: Started, means: LaunchMeaning | null | undefined, local: LocalStart | null): Started {
  if (local === null || local.by === 'words' || means?.kind !== 'npm') return written;
  return { ...written, ...(local.by === 'node' ? { command: 'node', args: [local.file, ...means.args] } : { command: local.file, args: means.args }), env: means.env };
}
