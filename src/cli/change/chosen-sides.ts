import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { versionBefore } from '../../flow/change/list-version.ts';
import type { SideRequest } from '../../flow/change/list-side.ts';
import { serverIdPattern } from '../../schema/catalog/server-spec.ts';
import { parseSource } from '../../sources/parse-source.ts';
import { PlaceError } from '../../text/errors/place-error.ts';
import { shownAddress } from '../../text/secrets/shown-address.ts';
import type { Context } from '../context.ts';
import { scanRequest, scanRequests } from '../options/source-options.ts';
import type { SourceOptions } from '../options/source-options.ts';

/** A side of a comparison, and how the command line names it. */
export type NamedSide = SideRequest & { named: string; done: () => void };

/** A source as the command line has it, without the version of a catalog server. */
interface Word { source: string; version?: string; named: string }

/** Both sides of a comparison: two sources, a source and the command behind `--`, or a catalog server and the version of it before. */
export async function chosenSides(old: string, now: string | undefined, options: SourceOptions, context: Context): Promise<[NamedSide, NamedSide]> {
  if (options.installed === true) throw new PlaceError('--installed', 'two sides are compared, each by its name', 'Name the configs.');
  const before = wordOf(old, context.cwd);
  if (now === undefined && context.words !== null) return [await sideOf(before, ofBoth(options), { ...context, words: null }), { ...await scanRequest(undefined, options, context), named: `-- ${context.words[0] ?? ''}` }];
  if (now === undefined) return aloneSides(before, options, context);
  if (context.words !== null) throw new PlaceError('--', 'two sources and a command are given', 'Give two of them.');
  const after = wordOf(now, context.cwd);
  if (before.source === '-' && after.source === '-') throw new PlaceError('-', 'standard input can be one side only', 'Put the other into a file.');
  if (before.source === after.source) return [await sideOf(before, options, context), await sideOf(after, options, context)];
  const [first, second] = await scanRequests([before.source, after.source], options, context);
  return [{ ...first!, ...versioned(before) }, { ...second!, ...versioned(after) }];
}

/** A catalog server by itself: the version before the one of its snapshot. */
async function aloneSides({ source, version, named }: Word, options: SourceOptions, context: Context): Promise<[NamedSide, NamedSide]> {
  const meant = parseSource(source);
  if (meant.kind !== 'catalog' || existsSync(resolve(context.cwd, source))) throw new PlaceError('new', 'is missing', 'Write toolrisk diff <old> <new>.');
  const now = await sideOf({ source, named: source }, options, context);
  const before = version ?? await versionBefore(meant.server, now.catalog);
  return [{ ...now, version: before, named: version === undefined ? `${source}@${before}` : named }, now];
}

async function sideOf(word: Word, options: SourceOptions, context: Context): Promise<NamedSide> {
  return { ...await scanRequest(word.source, options, context), ...versioned(word) };
}

/** The options without those of the one side that is started or reached. */
function ofBoth({ env: _env, arg: _arg, bin: _bin, header: _header, bearerEnv: _bearer, login: _login, ...both }: SourceOptions): SourceOptions {
  return both;
}

function versioned({ version, named }: Word): { named: string; version?: string } {
  return { named, ...(version !== undefined && { version }) };
}

/** `<catalog id>@<version>`, where no file has that name; anything else is a source as for scan, of an address what may be shown. */
function wordOf(argument: string, cwd: string): Word {
  const [, source, version] = /^([^@/\\:]+)@([^/\\:]+)$/.exec(argument) ?? [];
  if (source === undefined || version === undefined || !serverIdPattern.test(source) || existsSync(resolve(cwd, argument))) return { source: argument, named: /^https?:/i.test(argument) ? shownAddress(argument) : argument };
  return { source, version, named: argument };
}
