import { resolve } from 'node:path';
import { Command, Option } from 'commander';
import { accepting } from '../../flow/change/accepting.ts';
import { compareWithLock } from '../../flow/change/compare-with-lock.ts';
import { lockedState } from '../../flow/change/locked-state.ts';
import { nextLock } from '../../flow/change/next-lock.ts';
import type { NextLock } from '../../flow/change/next-lock.ts';
import { isNowhere } from '../../flow/change/compare-sides.ts';
import { toolriskVersion } from '../../flow/toolrisk-version.ts';
import { changeFormats } from '../../report/change/change-report.ts';
import type { ChangeFormatId } from '../../report/change/change-report.ts';
import { counted } from '../../report/severity-counts.ts';
import { lockFormat, longestWords } from '../../schema/change/lock.ts';
import type { Lock } from '../../schema/change/lock.ts';
import { termsOf } from '../../schema/vocabulary.ts';
import { readLock, writeLock } from '../../store/change/lock-file.ts';
import type { LockFile } from '../../store/change/lock-file.ts';
import { refuseUnwritable } from '../../store/write/refuse-unwritable.ts';
import { PlaceError } from '../../text/errors/place-error.ts';
import { acceptLine } from '../change/accept-line.ts';
import { gatherLocked, lockedRequests } from '../change/locked-requests.ts';
import type { Context } from '../context.ts';
import { reportStyle } from '../options/report-style.ts';
import { addSourceOptions } from '../options/source-options.ts';
import type { SourceOptions } from '../options/source-options.ts';

interface LockOptions extends SourceOptions { file: string; accept?: string[]; by?: string; because?: string; format: ChangeFormatId }

const examples = `
Examples:
  toolrisk lock                                the servers of this project
  toolrisk lock .mcp.json other.json           those of these files
  toolrisk lock --accept github/create_issue --by Ada --because reviewed
                                               a tool that changed, as it is now
  toolrisk lock --accept github --by Ada --because reviewed
                                               all that changed of a server

The first run locks what the servers say. Later ones lock servers that are new
and leave alone what changed until somebody accepts it by name, with who and why:
both are kept in the lock. Commit toolrisk.lock, and run toolrisk verify in CI.
Exit code 1 when something is left to accept, 3 when a server was not, or not
wholly, listed: it stays as it was locked.`;

/** `toolrisk lock`: keep what the servers of a project say, to be told when they say something else. */
export function lockCommand(context: Context): Command {
  return addSourceOptions(new Command('lock')
    .description('write what the servers of a project say, to be told of changes')
    .argument('[source...]', 'as for scan (default: those of the lock, else .)')
    .option('--file <path>', 'the lock file', 'toolrisk.lock')
    .option('--accept <server/tool>', 'accept what changed of a tool, or of a server (may be repeated)', collect)
    .option('--by <who>', 'with --accept: who accepts it')
    .option('--because <why>', 'with --accept: why')
    .addOption(new Option('--format <format>', 'how to report what is left to accept').choices(termsOf(changeFormats)).default('table')))
    .addHelpText('after', examples)
    .action(async (sources: string[], _options: LockOptions, command: Command) => {
      const options = command.optsWithGlobals<LockOptions>();
      const path = resolve(context.cwd, options.file);
      const file = await readLock(path, options.file);
      refuseOptions(options, file, command);
      await refuseUnwritable(resolve(path, '..'), options.file);
      await lock(sources, file, { ...options, path }, context);
    });
}

async function lock(given: readonly string[], file: LockFile, options: LockOptions & { path: string }, context: Context): Promise<void> {
  const { requests, sources } = await lockedRequests(given, file.lock, options, context);
  const seen = await gatherLocked(requests, context);
  // What was not looked at to the end is not kept.
  if (context.stop.aborted) return;
  const { knowledge } = requests[0]!;
  const rules = knowledge.version;
  const known = file.lock ?? { format: lockFormat, toolrisk: toolriskVersion, rules, posture: options.posture, sources, servers: [], accepted: [] } satisfies Lock;
  const changes = compareWithLock(known, seen, knowledge, options.server);
  const states = new Map([...seen].flatMap(([name, judged]) => (isNowhere(judged) ? [] : [[name, lockedState(judged, knowledge.lexicon)] as const])));
  const next = nextLock(known, { changes, states, accepting: accepting(acceptRequest(options), changes) });
  if (next.servers.every(({ tools }) => tools.length === 0)) {
    context.codes.push(3);
    return context.say('lock: saw no tools, so there is nothing to lock. Look at the sources.');
  }
  // Verdicts of servers that were not seen are of the rules before.
  const isAll = next.servers.every(({ server }) => states.has(server)) && next.pending.length === 0;
  const written = await writeLock(options.path, { ...known, toolrisk: toolriskVersion, rules: isAll ? rules : known.rules, sources, servers: next.servers, accepted: next.accepted }, { known: file.text, place: options.file });
  await tell(next, { written, rules, accepted: next.accepted.length - known.accepted.length }, options, context);
}

async function tell({ servers, pending }: NextLock, { written, rules, accepted }: { written: string; rules: string; accepted: number }, { file, format }: LockOptions, context: Context): Promise<void> {
  const tools = servers.reduce((sum, server) => sum + server.tools.length, 0);
  context.say(`${file}: ${written === 'written' ? 'locked' : 'unchanged'}: ${counted(tools, 'tool')} of ${counted(servers.length, 'server')}${accepted === 0 ? '' : `, ${counted(accepted, 'change')} accepted`}`);
  if (pending.length === 0) return;
  context.codes.push(1);
  await context.out(changeFormats[format]({ toolrisk: toolriskVersion, rules, old: file, new: 'now', servers: pending }, reportStyle(process.stdout, process.env)));
  context.say(acceptLine(pending));
}

function acceptRequest({ accept = [], by = '', because = '' }: LockOptions): { names: string[]; by: string; because: string; on: string } {
  return { names: accept, by, because, on: new Date().toISOString().slice(0, 10) };
}

function refuseOptions({ accept, by, because, posture, file }: LockOptions, { lock: known }: LockFile, command: Command): void {
  const missing = [...(by === undefined ? ['--by <who>'] : []), ...(because === undefined ? ['--because <why>'] : [])];
  if (accept === undefined && missing.length < 2) throw new PlaceError('--by and --because', 'are for what is accepted', 'Name it with --accept server/tool.');
  if (accept !== undefined && missing.length > 0) throw new PlaceError('--accept', `needs ${missing.join(' and ')}`, 'Both are kept in the lock.');
  const long = Object.entries({ '--by': by, '--because': because }).find(([, text]) => (text ?? '').length > longestWords);
  if (long !== undefined) throw new PlaceError(long[0], `is longer than ${longestWords} characters`, 'Say it shorter.');
  if (accept !== undefined && known === null) throw new PlaceError(file, 'is not there, so there is nothing to accept', 'Write it with toolrisk lock.');
  if (known !== null && command.getOptionValueSource('posture') === 'cli' && posture !== known.posture) throw new PlaceError('--posture', `is ${known.posture} in ${file}`, 'Leave it out, or lock to another file with --file.');
}

function collect(value: string, before: string[] = []): string[] {
  return [...before, value];
}
