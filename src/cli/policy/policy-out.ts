import { resolve } from 'node:path';
import { readSettings } from '../../store/settings-file.ts';
import type { SettingsFile } from '../../store/settings-file.ts';
import { writeText } from '../../store/write-text.ts';
import { PlaceError } from '../../text/errors/place-error.ts';
import { terminal } from '../../text/terminal.ts';
import { agrees, canAsk } from '../consent/agrees.ts';
import type { Context } from '../context.ts';

/** Looks at the file that a policy goes into, before anything is started for it. Throws `PlaceError` where it could not be written. */
export async function openPolicyFile(place: string, context: Context): Promise<SettingsFile> {
  return readSettings(resolve(context.cwd, place), place);
}

/** Writes a policy to a file, whole or not at all. A file that says something else is overwritten only when a person agrees. */
export async function writePolicyFile(place: string, text: string, { yes }: { yes?: boolean }, context: Context): Promise<void> {
  const file = await openPolicyFile(place, context);
  if (file.bytes !== null && file.mark + file.text === text) return context.say(`${place}: says this already; nothing is written.`);
  if (file.bytes !== null && yes !== true) await askToOverwrite(place, context);
  await writeText(file.path, text, { place });
  context.say(`${place}: ${file.bytes === null ? 'written' : 'overwritten'}.`);
}

async function askToOverwrite(place: string, { stop }: Context): Promise<void> {
  if (!canAsk()) throw new PlaceError(`--out ${place}`, 'there is a file that says something else', 'Add --yes to overwrite it, or --merge to keep what else is in it.');
  if (!await agrees(`${terminal(place)} says something else. Overwrite it?`, stop)) throw new PlaceError(`--out ${place}`, 'you did not agree, so nothing is written', 'Answer y to overwrite it, or add --yes.');
}
