import type { PlannedServer } from '../flow/planned-server.ts';
import { PlaceError } from '../text/place-error.ts';
import { shellWord } from '../text/shell.ts';
import { agrees, canAsk } from './agrees.ts';

/**
 * Asks before a stranger's program starts. On a terminal it shows the exact commands; with `yes`, and in errors, it names
 * servers only: arguments may be secret and standard error may be a log. Throws `PlaceError` (exit 2) when the answer is no.
 */
export async function askConsent(starting: readonly PlannedServer[], { yes, stop }: { yes: boolean; stop: AbortSignal }): Promise<void> {
  if (yes) return;
  const names = starting.map(({ server }) => server).join(', ');
  if (!canAsk()) {
    throw new PlaceError(`starting ${names}`, 'there is no terminal to ask on', 'Add --yes to agree.');
  }
  process.stderr.write(`This starts:\n${starting.map((planned) => `  ${commandLine(planned)}\n`).join('')}`);
  if (!await agrees('Start and list it?', stop)) throw new PlaceError(`starting ${names}`, 'you did not agree', 'Answer y to start it, or add --yes.');
}

function commandLine({ launch }: PlannedServer): string {
  if (launch.kind === 'npm') return `the npm package ${shellWord(`${launch.package}@${launch.version}`)}, installed with its install scripts off`;
  if (launch.kind === 'url') return shellWord(launch.url);
  const variables = Object.keys(launch.env).map((name) => `${shellWord(name)}=…`);
  // What a variable of the user's was put into is shown without it.
  const hidden = (word: string) => (launch.secrets ?? []).reduce((text, secret) => text.replaceAll(secret, '…'), word);
  return [...variables, ...[launch.command, ...launch.args].map((word) => shellWord(hidden(word)))].join(' ');
}
