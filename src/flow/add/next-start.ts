import { readLacks } from '../../sources/lacks/read-lacks.ts';
import { plainStart } from '../../sources/packages/proposed-start.ts';
import type { ProposedStart } from '../../sources/packages/proposed-start.ts';
import type { CrawlCause } from '../crawl/crawl-causes.ts';
import { withChoice } from './with-choice.ts';
import { withLacks, withValues } from './start-changes.ts';

/** What a start came to. `written`: the end of what the program wrote. */
export type TriedOutcome = { ok: true; tools: number } | { ok: false; cause: CrawlCause; says: string; written: string };

/** A start that was tried. `probe`: it only asked for the usage. */
export interface Tried { start: ProposedStart; outcome: TriedOutcome; probe?: true }

/** What is known of a package before it is started. */
export interface KnownStarts {
  /** Its commands, the likeliest first. */
  bins: readonly string[];
  /** What its documents say, with dummies, the most telling first. */
  documented: readonly ProposedStart[];
  /** Variables that its README calls needed, with dummies. */
  mentioned: ProposedStart['env'];
  /** Variables that its code reads, which look like keys of its service, with dummies. */
  read: ProposedStart['env'];
  /** Words of its README, in which ways to serve over standard streams are looked for. */
  readme: string;
}

/** A start to try, `probe` where it only asks for the usage. */
export interface NextStart { start: ProposedStart; probe?: true }

/** Failures that other values may mend. */
const mendable: ReadonlySet<CrawlCause> = new Set<CrawlCause>(['exited', 'not-mcp', 'timeout', 'refused', 'bin-not-found', 'start-failed', 'command-not-found']);
/** Ways to have a program serve over standard streams, where it or its README names them. */
const switches: readonly (readonly [RegExp, readonly string[]])[] = [[/--stdio\b/, ['--stdio']], [/--transport[ =]+[<[(]?["'`]?(?:\w+[|,] ?)*stdio\b/, ['--transport', 'stdio']], [/(?:^|[ `])-t stdio\b/, ['-t', 'stdio']], [/--mode[ =]stdio\b/, ['--mode', 'stdio']]];
const transports = /\b((?:[A-Z]+_)*TRANSPORT(?:_MODE|_TYPE)?|MCP_MODE)\b/;

/**
 * How to start a package next, by what is known and what came of earlier tries; null where nothing is left to try. First as its documents have it and without values;
 * then with what its own words ask for; then what else the documents name. One that lists is tried once more with all values that are documented: some list more then.
 */
export function nextStart(known: KnownStarts, tried: readonly Tried[]): NextStart | null {
  const done = new Set(tried.map(keyOf));
  for (const next of candidates(known, tried)) if (!done.has(keyOf(next))) return next;
  return null;
}

function* candidates(known: KnownStarts, tried: readonly Tried[]): Generator<NextStart> {
  const last = tried.findLast(({ probe }) => probe !== true);
  const newest = tried.at(-1);
  if (last === undefined || newest === undefined) return yield { start: firstStart(known) };
  const values = documentedValues(known);
  if (tried.some(({ outcome }) => outcome.ok && outcome.tools > 0)) {
    if (last.outcome.ok) yield { start: withValues(last.start, values) };
    return;
  }
  if (!last.outcome.ok && !mendable.has(last.outcome.cause)) return;
  const { outcome } = newest;
  const words = outcome.ok ? '' : `${outcome.written}\n${outcome.says}`;
  yield { start: withChoice(last.start, words) };
  yield { start: withLacks(last.start, readLacks(words)) };
  yield { start: withValues(last.start, values) };
  yield* overStreams(last.start, `${words}\n${known.readme}`);
  yield { start: withValues(last.start, { env: known.mentioned, files: {} }) };
  yield { start: withValues(last.start, { env: known.read, files: {} }) };
  if (last.start.args.length > 0) yield { start: { ...last.start, args: [] } };
  for (const other of known.documented) yield { start: { ...last.start, args: other.args, ...(other.bin && { bin: other.bin }), env: { ...last.start.env }, files: { ...other.files, ...last.start.files } } };
  for (const bin of known.bins.slice(1)) yield { start: { ...last.start, bin: { value: bin, because: 'another command of the package' } } };
  if (!outcome.ok && newest.probe !== true) yield { start: { ...last.start, args: [{ value: '--help', because: 'asks for its usage' }] }, probe: true };
}

/** As documented, but without values that only some need: a program says which. */
function firstStart({ bins, documented }: KnownStarts): ProposedStart {
  const plain = documented.find(({ args }) => args.length === 0) ?? null;
  const best = documented[0] !== undefined && /config|server\.json/.test(documented[0].args[0]?.because ?? '') ? documented[0] : plain ?? documented[0];
  const bin = best?.bin !== undefined && bins.includes(best.bin.value) ? best.bin : bins.length > 1 || bins[0]?.startsWith('./') === true ? { value: bins[0] as string, because: bins.length === 1 ? 'its main file: it has no command' : `the likeliest of its commands ${bins.slice(0, 6).join(', ')}` } : undefined;
  const env = Object.fromEntries(Object.entries(best?.env ?? {}).filter(([, { value }]) => value === 'stdio'));
  return { ...(bin && { bin }), args: best?.args ?? [], env, files: best === undefined || best.args.length === 0 ? {} : best.files };
}

/** The values of all documents; where two name one, the first counts. */
function documentedValues({ documented }: KnownStarts): Pick<ProposedStart, 'env' | 'files'> {
  const all = [...documented].reverse();
  return { env: Object.assign({}, ...all.map(({ env }) => env)) as ProposedStart['env'], files: Object.assign({}, ...all.map(({ files }) => files)) as ProposedStart['files'] };
}

function* overStreams(start: ProposedStart, text: string): Generator<NextStart> {
  for (const [pattern, args] of switches) {
    if (pattern.test(text) && !start.args.some(({ value }) => value.startsWith(args[0] as string))) yield { start: { ...start, args: [...start.args, ...args.map((value) => ({ value, because: 'so that it serves over standard streams' }))] } };
  }
  const name = transports.exec(text)?.[1];
  if (name !== undefined && start.env[name] === undefined) yield { start: { ...start, env: { ...start.env, [name]: { value: 'stdio', because: 'so that it serves over standard streams' } } } };
}

function keyOf({ start, probe }: NextStart): string {
  return JSON.stringify([plainStart(start), probe === true]);
}
