import type { Observed } from '../../connect/observed.ts';
import type { Listing } from '../../connect/listing/listing.ts';
import type { PackageReading } from '../../connect/packages/read-package.ts';
import { serverSpecSchema } from '../../schema/catalog/server-spec.ts';
import type { ServerSpec } from '../../schema/catalog/server-spec.ts';
import { plainStart } from '../../sources/packages/proposed-start.ts';
import type { ProposedStart } from '../../sources/packages/proposed-start.ts';
import type { Launch } from '../../connect/launch/launch.ts';
import { launchOf } from '../crawl/launch-of.ts';
import { runCrawlJob } from '../crawl/crawl-job.ts';
import type { TryRow } from './add-finding.ts';
import { addLimits } from './add-limits.ts';
import type { AddRequest } from './add-request.ts';
import type { NextStart, Tried } from './next-start.ts';

/** A start that was tried, with what was seen. */
export type TriedStart = Tried & { remedy: string; observed: Observed; listing?: Listing; row: TryRow };

/** Starts a package as a crawl would, from a server file of these values, with the packages it was read with. Never throws. */
export async function tryStart({ start, probe }: NextStart, { name, version, integrity, installation }: PackageReading, number: number, request: AddRequest): Promise<TriedStart> {
  const { onStep, hosts = [], today: _today, limits, ...options } = request;
  onStep?.(`try ${number} of ${addLimits.mostTries}${givenWords(start)}`);
  const spec = specOf(start, { name, version, ...(integrity !== undefined && { integrity }) });
  const { outcome, seconds } = await runCrawlJob({
    ...options, spec, hosts, includeUnreviewed: true, wantsWords: true, launch: (each) => installedLaunch(each, installation),
    limits: { initializeMs: addLimits.answerMs, ...limits }, crawlLimits: { retryWaitsMs: [] },
  });
  const { args, env, files, bin } = plainStart(start);
  const given = { args, env, files: Object.keys(files), ...(bin !== undefined && { bin }), seconds: Math.round(seconds * 10) / 10 };
  const common = { start, ...(probe === true && { probe }), observed: outcome.observed };
  if (outcome.ok) return { ...common, remedy: '', listing: outcome.listing, outcome: { ok: true, tools: outcome.listing.tools.length }, row: { ...given, outcome: 'listed', tools: outcome.listing.tools.length } };
  const { cause, says, remedy, written = '' } = outcome;
  return { ...common, remedy, outcome: { ok: false, cause, says, written }, row: { ...given, outcome: 'failed', cause, says } };
}

function installedLaunch(spec: ServerSpec, installation: PackageReading['installation']): Launch {
  const launch = launchOf(spec);
  return launch.kind === 'npm' ? { ...launch, installation, lock: installation.tree } : launch;
}

/** The server file of a start, as far as it decides how it is started. Without integrity only an unreviewed one may stand. */
function specOf(start: ProposedStart, { name, version, integrity }: { name: string; version: string; integrity?: string }): ServerSpec {
  const { bin, args, env, files } = plainStart(start);
  const npm = { package: name, version, ...(integrity !== undefined && { integrity }), ...(bin !== undefined && { bin }) };
  return serverSpecSchema.parse({ title: name, about: name, topic: 'other', npm, args, env, files, ...(integrity === undefined && { unreviewed: true }) });
}

/** Names only: a value may be one that a person wrote. */
function givenWords({ args, env, files }: ProposedStart): string {
  const all = [...(args.length > 0 ? [`${args.length} arguments`] : []), ...Object.keys(env), ...Object.keys(files)];
  return all.length === 0 ? '' : `, with ${all.slice(0, 8).join(', ')}${all.length > 8 ? ' …' : ''}`;
}
