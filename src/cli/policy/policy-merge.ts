import { resolve } from 'node:path';
import type { JudgedServer } from '../../flow/scan/scan-source.ts';
import type { PolicyRequest, TargetId } from '../../schema/policy.ts';
import { readSettings, writeSettings } from '../../store/settings-file.ts';
import type { SettingsFile } from '../../store/settings-file.ts';
import { configBounds } from '../../sources/limits.ts';
import { harmlessIn } from '../../targets/masking/harmless-in.ts';
import type { Harmless } from '../../targets/masking/harmless-in.ts';
import { maskError, maskName, maskSentence } from '../../targets/masking/mask-messages.ts';
import { maskSettings } from '../../targets/masking/mask-settings.ts';
import { mergePolicy, refuseDropped } from '../../targets/merge/merge-policy.ts';
import type { MergedPolicy } from '../../targets/merge/merge-policy.ts';
import { merges } from '../../targets/merge/merges.ts';
import { sayCount, sayList } from '../../targets/words/say-count.ts';
import { sayName } from '../../targets/words/say-name.ts';
import { targets } from '../../targets/targets.ts';
import { exceedsJson } from '../../text/json/exceeds-json.ts';
import { PlaceError } from '../../text/errors/place-error.ts';
import { terminal } from '../../text/terminal.ts';
import { visible } from '../../text/visible.ts';
import { agrees, canAsk } from '../consent/agrees.ts';
import type { Context } from '../context.ts';
import { sayBeside } from './say-beside.ts';
import { unifiedDiff } from './unified-diff.ts';

interface MergeOptions { merge?: string; dryRun?: boolean; yes?: boolean }

/** Lines around a change in a diff. */
const diffContext = 3;
/** Tools that one warning names. */
const namedTools = 5;

/**
 * Opens the settings file that a policy goes into, before anything is started for it; what is given back puts a policy there.
 * Throws `PlaceError` where the product has no such file, or the file cannot be read.
 */
export async function openMerge(id: TargetId, options: MergeOptions, context: Context): Promise<(request: PolicyRequest, server: JudgedServer) => Promise<void>> {
  const place = options.merge;
  if (place === undefined) throw new PlaceError('--dry-run', 'there is nothing to try', 'Name a file with --merge.');
  const merge = merges[id];
  if (typeof merge !== 'function') throw new PlaceError(`${targets[id].label}: --merge`, merge.refused, 'Print the policy without --merge, or write it to a file of its own with --out.');
  const file = await readSettings(resolve(context.cwd, place), place);
  // Parsers of settings work with recursion.
  if (exceedsJson(file.text, configBounds)) throw new PlaceError(place, 'has more values, or is nested deeper, than settings can be', 'Name another file.');
  masked(() => refuseDropped(targets[id], file.mark + file.text, place), place, { isAdded: () => false });
  return (request, server) => putInto(id, file, request, server, { ...options, merge: place }, context);
}

async function putInto(id: TargetId, file: SettingsFile, request: PolicyRequest, server: JudgedServer, options: MergeOptions & { merge: string }, context: Context): Promise<void> {
  const place = options.merge;
  const target = targets[id];
  const policy = target.build(request);
  const isComplete = server.outcome !== 'partial' && server.outcome !== 'failed';
  const known = isComplete ? server.definitions.map(({ name }) => name) : null;
  const harmless = harmlessIn(target, policy.data, request);
  const merged = masked(() => mergePolicy(target, file.text, { data: policy.data, request, known, place }), place, harmless);
  if (options.dryRun !== true) sayBeside(target, policy, request, context);
  const isSame = file.bytes !== null && merged.text === file.text;
  if (!isSame) await showDiff(file, merged.text, (text) => maskSettings(text, target.file.language, harmless), options, context);
  sayMerged(merged, place, harmless, context);
  if (isSame) return context.say(`${place}: says this already; nothing is written.`);
  if (options.dryRun === true) return;
  await askToWrite(place, options, context);
  const backup = await writeSettings(file, merged.text, place);
  context.say(backup === null ? `${place}: written.` : `${place}: written. The old file is ${backup}.`);
}

/** What is said of a file that cannot be edited repeats nothing of it. */
function masked<T>(work: () => T, place: string, harmless: Pick<Harmless, 'isAdded'>): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof PlaceError ? maskError(error, place, harmless) : error;
  }
}

/**
 * Settings hold secrets: what is not part of the change is masked on both sides, and on a log the lines around a change are left out.
 * A dry run gives what `patch` takes, unless something in it is masked.
 */
async function showDiff({ text, mark }: SettingsFile, after: string, mask: (text: string) => string, { merge, dryRun }: MergeOptions & { merge: string }, context: Context): Promise<void> {
  const isShown = dryRun === true || process.stderr.isTTY === true;
  const [before, then] = [mask(text), mask(after)];
  const diff = unifiedDiff(merge, mark + before, mark + then, isShown ? diffContext : 0);
  if (diff === null) return context.say(`${merge}: too many lines change to show them.`);
  if (before !== text) context.say(`${merge}: values and comments that are not part of the change are masked here, and here alone.`);
  if (dryRun === true) return context.out(process.stdout.isTTY === true ? visible(diff) : diff);
  // Not through say, which takes indentation away.
  process.stderr.write(visible(diff));
}

function sayMerged({ removed, notes, shadows }: MergedPolicy, place: string, harmless: Harmless, context: Context): void {
  if (removed.length > 0) context.say(`taken out, for the server has no such tool: ${sayList(removed.map((name) => sayName(maskName(name, harmless))))}`);
  for (const note of notes) context.say(`look: ${maskSentence(note, harmless)}`);
  for (const { entry, tools, instead } of shadows) {
    const named = tools.length > namedTools ? [...tools.slice(0, namedTools), sayCount(tools.length - namedTools, 'other tool')] : tools;
    context.say(`warning: ${place}: ${sayName(maskSentence(entry, harmless))} stays, and decides on ${sayList(named)} instead${instead === 'unlisted' ? '' : `: ${instead}`}`);
  }
}

async function askToWrite(place: string, { yes }: MergeOptions, { stop }: Context): Promise<void> {
  if (yes === true) return;
  if (!canAsk()) throw new PlaceError(`--merge ${place}`, 'there is no terminal to ask on', 'Add --yes to write these changes, or --dry-run to see them only.');
  if (!await agrees(`Write these changes to ${terminal(place)}?`, stop)) throw new PlaceError(`--merge ${place}`, 'you did not agree, so nothing is written', 'Answer y to write, or add --yes.');
}
