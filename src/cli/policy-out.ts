import { resolve } from 'node:path';
import { readSettings } from '../store/settings-file.ts';
import { writeText } from '../store/write-text.ts';
import { PlaceError } from '../text/place-error.ts';
import { terminal } from '../text/terminal.ts';
import { agrees, canAsk } from './agrees.ts';
import type { Context } from './context.ts';

/** Writes a policy to a file, whole or not at all. A file that says something else is overwritten only when a person agrees. */
export async function writePolicyFile(place: string, text: string, { yes }: { yes?: boolean }, context: Context): Promise<void> {
  const file = await readSettings(resolve(context.cwd, place), place);
  if (file.bytes !== null && file.mark + file.text === text) return context.say(`${place}: says this already; nothing is written.`);
  if (file.bytes !== null && yes !== true) await askToOverwrite(place, context);
  await writeText(file.path, text).catch((error: NodeJS.ErrnoException) => {
    if (error.code === undefined) throw error;
    throw new PlaceError(place, `cannot be written (${error.code})`, 'Name a file that you may write.');
  });
  context.say(`${place}: ${file.bytes === null ? 'written' : 'overwritten'}.`);
}

async function askToOverwrite(place: string, { stop }: Context): Promise<void> {
  if (!canAsk()) throw new PlaceError(`--out ${place}`, 'there is a file that says something else', 'Add --yes to overwrite it, or --merge to keep what else is in it.');
  if (!await agrees(`${terminal(place)} says something else. Overwrite it?`, stop)) throw new PlaceError(`--out ${place}`, 'you did not agree, so nothing is written', 'Answer y to overwrite it, or add --yes.');
}
