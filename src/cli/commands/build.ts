import { resolve } from 'node:path';
import { Command } from 'commander';
import type { BuildRequest, BuildResult } from '../../flow/build/build-catalog.ts';
import { checkCases } from '../../judge/knowledge/check-cases.ts';
import { counted } from '../../report/severity-counts.ts';
import { loadKnowledge } from '../../flow/load-knowledge.ts';
import { PlaceError, PlaceErrors } from '../../text/errors/place-error.ts';
import { ownCatalogFolder } from '../options/catalog-folder.ts';
import type { Context } from '../context.ts';
import { sayFirst } from '../say-first.ts';
import { installLine } from '../../flow/optional-packages.ts';
import { showPhases } from '../output/show-phases.ts';

interface BuildOptions { catalog?: string; check?: boolean; today?: string | true; out: string }

const examples = `
Examples:
  toolrisk build           judge every snapshot; write assessments/ and build/
  toolrisk build --check   write nothing; exit 1 when stale or a case fails
  toolrisk build --check --today
                           corrections that have run out fail too

Build meets nobody: no network, no clock. The same catalog gives the same bytes.`;

/** `toolrisk build`: conclude everything from what the catalog records. */
export function buildCommand(context: Context): Command {
  return new Command('build')
    .description('judge every snapshot of the catalog; write assessments and site data')
    .option('--check', 'compare only: exit 1 when the assessments are stale or a case fails')
    .option('--today [date]', 'with --check: corrections that have run out by this day fail too (default: today)')
    .option('--out <dir>', 'folder for site data', 'build')
    .addHelpText('after', examples)
    .action(async (_options: BuildOptions, command: Command) => {
      const options = command.optsWithGlobals<BuildOptions>();
      const catalog = ownCatalogFolder(options.catalog, context.cwd);
      const today = dayOf(options);
      const request = { catalog, build: resolve(context.cwd, options.out), check: options.check === true, ...(today !== undefined && { today }) };
      if (request.check) await tellFailedCases(catalog, context);
      await tellResult(await build(request), request, context);
    });
}

/** The only day there is: a build without it knows none. */
function dayOf({ check, today }: BuildOptions): string | undefined {
  if (today === undefined) return undefined;
  if (check !== true) throw new PlaceError('--today', 'is for --check: what a build writes depends on no day', 'Add --check, or leave it out.');
  const day = today === true ? new Date().toISOString().slice(0, 10) : today;
  if (!/^\d{4}-\d\d-\d\d$/.test(day) || Number.isNaN(Date.parse(day))) throw new PlaceError('--today', 'is no day', 'Write it as 2026-12-31.');
  return day;
}

async function build(request: BuildRequest): Promise<BuildResult> {
  // Loaded only now: it brings the ranks of a tokenizer, and other commands need none of it.
  const { buildCatalog } = await import('../../flow/build/build-catalog.ts');
  const phases = showPhases(process.stderr);
  try {
    return await buildCatalog({ ...request, ...(process.stderr.isTTY && { onServer: (done, all, server) => phases.show(`${done}/${all}`, server) }) });
  } finally {
    phases.clear();
  }
}

async function tellFailedCases(catalog: string, context: Context): Promise<void> {
  const failed = checkCases(await loadKnowledge(catalog));
  for (const { message } of new PlaceErrors(failed, { place: 'cases' }).errors) context.say(message);
  if (failed.length > 0) context.codes.push(1);
}

async function tellResult({ index, unlisted, stale, staleOverrides, runOut, counted: isCounted }: BuildResult, { catalog, check }: BuildRequest, context: Context): Promise<void> {
  if (unlisted.length > 0) context.say(`no snapshot yet, so nothing to judge: ${sayFirst(unlisted)}. Run toolrisk crawl.`);
  if (index.servers.length === 0) {
    context.say(`${catalog}: holds no snapshot of any server. Run toolrisk crawl first.`);
    context.codes.push(3);
  }
  if (!isCounted && check !== true) context.say(`note: tokens are not counted: gpt-tokenizer is not installed. ${installLine('gpt-tokenizer')}`);
  for (const { message } of new PlaceErrors(staleOverrides, { place: 'overrides' }).errors) context.say(`not applied: ${message}`);
  for (const { message } of new PlaceErrors(runOut, { place: 'overrides' }).errors) context.say(`run out: ${message}`);
  if (check === true && staleOverrides.length + runOut.length > 0) context.codes.push(1);
  const judged = `${counted(index.counts.tools, 'tool')} of ${counted(index.servers.length, 'server')} judged`;
  if (stale.length === 0) return context.out(`${judged}${check === true ? '; every assessment is up to date' : ''}\n`);
  context.codes.push(1);
  context.say('what follows from the catalog is stale. Run toolrisk build, and look at what changed.');
  return context.out(stale.map((path) => `stale: ${path}\n`).join(''));
}
