import { Option } from 'commander';
import type { Command } from 'commander';
import type { NamedRequest } from '../../flow/scan/scan-sources.ts';
import type { ScanRequest } from '../../flow/scan/scan-source.ts';
import { postures, termsOf } from '../../schema/vocabulary.ts';
import type { Posture } from '../../schema/vocabulary.ts';
import { parseCommand, parseSource, sourceForms } from '../../sources/parse-source.ts';
import type { Source } from '../../sources/parse-source.ts';
import { PlaceError } from '../../text/errors/place-error.ts';
import { allowedPaths } from '../../connect/sandbox/shown/allowed-paths.ts';
import { givenValues } from './given-values.ts';
import { askConsent } from '../consent/ask-consent.ts';
import { catalogFolder } from './catalog-folder.ts';
import type { Context } from '../context.ts';
import { requestHeaders } from './parse-headers.ts';
import { parseSeconds } from './parse-seconds.ts';
import { passedVariables } from './passed-variables.ts';
import { addSandboxOptions, sandboxOf } from './sandbox-options.ts';
import type { SandboxOptions } from './sandbox-options.ts';
import { showPhases } from '../output/show-phases.ts';

/** Options of every command that takes a source. */
export interface SourceOptions extends SandboxOptions {
  catalog?: string;
  posture: Posture;
  timeout?: number;
  yes?: boolean;
  header?: string[];
  server?: string;
  installed?: boolean;
  passEnv?: string[];
  env?: string[];
  arg?: string[];
  bin?: string;
  bearerEnv?: string;
  login?: boolean;
  allowPrivate?: boolean;
  allowPath?: string[];
}

/** Adds them to a command. */
export function addSourceOptions(command: Command): Command {
  return addSandboxOptions(command
    .addOption(new Option('--posture <posture>', 'how careful decisions are').choices(termsOf(postures)).default('balanced'))
    .option('--timeout <seconds>', 'time to list one server', parseSeconds))
    .option('--server <name>', 'only this server of the source')
    .option('--yes', 'start programs without asking')
    .option('--header <name:value>', 'header to send to a URL (may be repeated)', collect)
    .option('--bearer-env <name>', 'variable with a token to send to a URL')
    .option('--login', 'sign in to a URL that asks for it; prints the address to open')
    .option('--allow-private', 'let URLs lead to this machine and private networks')
    .option('--allow-path <path>', 'show programs this file or folder, read-only (may be repeated)', collect)
    .option('--installed', 'the configs that clients have in their usual places on this machine')
    .option('--env <name[=value]>', 'variable for a package, an image, a catalog server or a command; NAME alone takes yours (may be repeated)', collect)
    .option('--arg <value>', 'argument for a package, an image or a catalog server (may be repeated)', collect)
    .option('--bin <name>', 'which command of an npm package to start')
    .option('--pass-env <name>', 'let configs have this variable (may be repeated)', collect);
}

/** What to scan, from a source argument or the words after `--`. Loads the knowledge. Throws `PlaceError` for bad input. */
export async function scanRequest(argument: string | undefined, options: SourceOptions, context: Context): Promise<ScanRequest & { done: () => void }> {
  const source = chosenSource(argument, options.installed === true, context);
  const headers = requestHeaders(options, source);
  const given = givenValues(options, source);
  const catalog = catalogFolder(options.catalog, context.cwd);
  const { loadKnowledge } = await import('../../flow/load-knowledge.ts');
  const phases = showPhases(process.stderr);
  return {
    source, headers, given, catalog, cwd: context.cwd, stdin: process.stdin, tokens: false,
    knowledge: await loadKnowledge(catalog ?? undefined),
    posture: options.posture, today: new Date().toISOString().slice(0, 10), ...sandboxOf(options), signal: context.stop,
    ...(options.server !== undefined && { only: options.server }),
    ...(options.passEnv !== undefined && { passed: passedVariables(options.passEnv, process.env) }),
    ...(options.allowPath !== undefined && { allowed: allowedPaths(options.allowPath, context.cwd) }),
    ...(options.timeout !== undefined && { timeoutMs: options.timeout * 1000 }),
    approve: (starting, preview) => askConsent(starting, preview, { yes: options.yes === true, stop: context.stop }),
    ...(options.allowPrivate === true && { allowPrivate: true }),
    ...(options.login === true && { onSignIn: (server: string, address: string) => {
      phases.clear();
      context.say(`To sign in to ${server}, open ${address}`);
    } }),
    onProgress: phases.show,
    done: phases.clear,
  };
}

/** The same for several sources, each as the command line names it. Options for one kind of source are for those of that kind. */
export async function scanRequests(names: readonly string[], options: SourceOptions, context: Context): Promise<(NamedRequest & { done: () => void })[]> {
  const [first, ...others] = names;
  if (others.length === 0) return [{ ...await scanRequest(first, options, context), named: first ?? '' }];
  if (options.installed === true) throw new PlaceError('--installed', 'a source is given too', 'Give one of them.');
  if (context.words !== null) throw new PlaceError('--', 'a source and a command are given', 'Give one of them.');
  const doubled = names.find((name, at) => names.indexOf(name) !== at);
  if (doubled !== undefined) throw new PlaceError(doubled, 'is named twice', 'Name it once.');
  const sources = names.map(parseSource);
  const takers = sources.map((source) => ({ source, headers: taken(() => requestHeaders(options, source)), given: taken(() => givenValues(options, source)) }));
  // An option that no source takes is a mistake, in the words for the first.
  const shared = await scanRequest(first, withoutTaken(options, takers), context);
  return takers.map(({ source, headers, given }, at) => ({ ...shared, source, headers: headers ?? {}, given: given ?? { args: [], env: {} }, named: names[at] as string }));
}

function taken<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof PlaceError) return null;
    throw error;
  }
}

/** The options without those that some source takes: these are not asked of the first. */
function withoutTaken(options: SourceOptions, takers: readonly { headers: object | null; given: object | null }[]): SourceOptions {
  const taken: ReadonlySet<string> = new Set([
    ...(takers.some(({ headers }) => headers !== null) ? ['header', 'bearerEnv'] : []), ...(takers.some(({ given }) => given !== null) ? ['env', 'arg', 'bin'] : []),
  ]);
  return Object.fromEntries(Object.entries(options).filter(([name]) => !taken.has(name))) as unknown as SourceOptions;
}

function collect(value: string, before: string[] = []): string[] {
  return [...before, value];
}

function chosenSource(argument: string | undefined, installed: boolean, { words }: Context): Source {
  if (installed && (argument !== undefined || words !== null)) throw new PlaceError('--installed', 'a source is given too', 'Give one of them.');
  if (installed) return { kind: 'installed' };
  if (words === null && argument === undefined) throw new PlaceError('source', 'is missing', `Name ${sourceForms}.`);
  if (words === null) return parseSource(argument as string);
  if (argument !== undefined) throw new PlaceError('--', 'a source and a command are given', 'Give one of them.');
  return parseCommand(words);
}
