import { resolve } from 'node:path';
import { Command, Option } from 'commander';
import { compareWithLock, isAsLocked } from '../../flow/change/compare-with-lock.ts';
import { toolriskVersion } from '../../flow/toolrisk-version.ts';
import { changeFormats } from '../../report/change/change-report.ts';
import type { ChangeFormatId } from '../../report/change/change-report.ts';
import { lockNotes, unsteadyNotes } from '../../report/change/lock-notes.ts';
import type { Lock } from '../../schema/change/lock.ts';
import { termsOf } from '../../schema/vocabulary.ts';
import { readLock } from '../../store/change/lock-file.ts';
import { PlaceError } from '../../text/errors/place-error.ts';
import { gatherLocked, lockedRequests } from '../change/locked-requests.ts';
import type { Context } from '../context.ts';
import { reportStyle } from '../options/report-style.ts';
import { addSourceOptions } from '../options/source-options.ts';
import type { SourceOptions } from '../options/source-options.ts';

interface VerifyOptions extends SourceOptions { file: string; format: ChangeFormatId; failOnRisk?: boolean }

const examples = `
Examples:
  toolrisk verify                              what the lock names, as it is now
  toolrisk verify --format markdown            for a pull request
  toolrisk verify -- node server.js            where the lock names no source

Exit code 0 when every definition is as it was locked: order, white space and
pages aside. 1 when one is not, when a server is new, or gone. 3 when a server
was not, or not wholly, listed: it is never said to be unchanged.
With --fail-on-risk, 1 only when risk rose, or a server is new or gone.
In CI, add --yes: nobody is there to be asked.`;

/** `toolrisk verify`: whether servers still say what was locked. */
export function verifyCommand(context: Context): Command {
  return addSourceOptions(new Command('verify')
    .description('compare what servers say now with what was locked')
    .argument('[source...]', 'as for scan (default: those of the lock)')
    .option('--file <path>', 'the lock file', 'toolrisk.lock')
    .addOption(new Option('--format <format>', 'how to report').choices(termsOf(changeFormats)).default('table'))
    .option('--fail-on-risk', 'let changes pass that do not raise the risk'))
    .addHelpText('after', examples)
    .action(async (sources: string[], _options: VerifyOptions, command: Command) => {
      const options = command.optsWithGlobals<VerifyOptions>();
      const { lock } = await readLock(resolve(context.cwd, options.file), options.file);
      if (lock === null) throw new PlaceError(options.file, 'is not there', 'Write it with toolrisk lock, and commit it.');
      if (command.getOptionValueSource('posture') === 'cli' && options.posture !== lock.posture) throw new PlaceError('--posture', `is ${lock.posture} in ${options.file}`, 'Leave it out.');
      await verify(sources, lock, options, context);
    });
}

async function verify(given: readonly string[], lock: Lock, options: VerifyOptions, context: Context): Promise<void> {
  const { requests } = await lockedRequests(given, lock, options, context);
  const seen = await gatherLocked(requests, context);
  const { knowledge } = requests[0]!;
  const rules = knowledge.version;
  const changes = compareWithLock(lock, seen, knowledge, options.server);
  const notes = [...lockNotes(changes, lock.rules === rules), ...unsteadyNotes(seen.values())];
  await context.out(changeFormats[options.format]({ toolrisk: toolriskVersion, rules, old: options.file, new: 'now', servers: changes, ...(notes.length > 0 && { notes }) }, reportStyle(process.stdout, process.env)));
  const differing = changes.filter((change) => change.state !== 'unknown' && !isAsLocked(change));
  const failing = options.failOnRisk === true ? differing.filter(({ state, before, now }) => state === 'risk' || before === null || now === null) : differing;
  if (failing.length > 0) context.codes.push(1);
  if (changes.some(({ state }) => state !== 'unknown')) return;
  context.codes.push(3);
  context.say('verify: saw no server, so nothing is known to be unchanged. Look at the sources.');
}
