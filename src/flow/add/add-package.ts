import { readPackage } from '../../connect/packages/read-package.ts';
import type { PackageReading } from '../../connect/packages/read-package.ts';
import { codeVariables } from '../../sources/packages/code-variables.ts';
import type { DocumentedStart } from '../../sources/packages/documented-start.ts';
import { documentedStarts } from '../../sources/packages/documented-starts.ts';
import { harmlessStart } from '../../sources/packages/harmless-start.ts';
import type { ProposedStart } from '../../sources/packages/proposed-start.ts';
import { packageBins } from '../../sources/packages/package-bins.ts';
import { packageKind } from '../../sources/packages/package-kind.ts';
import { dummyValue, nobodysHost } from '../../sources/dummies/dummy-value.ts';
import { lackingVariables } from '../../sources/lacks/lacking-variables.ts';
import { addCauses } from './add-causes.ts';
import type { AddFinding } from './add-finding.ts';
import { addLimits } from './add-limits.ts';
import type { AddRequest } from './add-request.ts';
import type { AddSource } from './add-source.ts';
import { nextStart } from './next-start.ts';
import type { KnownStarts } from './next-start.ts';
import { proposePackage } from './propose-package.ts';
import { tryStart } from './try-start.ts';
import type { TriedStart } from './try-start.ts';
import { whyNotListed } from './why-not-listed.ts';

/** Finds out how a package is started to list its tools: installs it, reads what it says of itself, and starts it up to five times. Never throws. */
export async function addPackage(source: Extract<AddSource, { kind: 'npm' }>, request: AddRequest): Promise<AddFinding> {
  request.onStep?.('install');
  const read = await readPackage({ kind: 'npm', package: source.package, version: source.version ?? 'latest', args: [], env: {}, files: {}, hosts: [] }, request);
  if (!read.ok) return { ok: false, cause: read.cause, says: read.says, remedy: read.remedy, tries: [] };
  try {
    return await findOut(read.reading, source, request);
  } finally {
    await read.close();
  }
}

async function findOut(reading: PackageReading, source: Extract<AddSource, { kind: 'npm' }>, request: AddRequest): Promise<AddFinding> {
  const kind = packageKind(reading.manifest);
  if (packageBins(reading.manifest).length === 0) return { ok: false, cause: 'no-command', says: 'its package has no command.', remedy: addCauses['no-command'], tries: [], ...(kind && { kind }) };
  if (!/^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/.test(reading.version)) return { ok: false, cause: 'broken-package', says: `its version ${reading.version} is none that a server file can pin.`, remedy: addCauses['broken-package'], tries: [] };
  const tries = await tryAll(reading, source, request);
  const best = tries.reduce<TriedStart | null>((found, each) => (toolsOf(each) > (found === null ? 0 : toolsOf(found)) ? each : found), null);
  const rows = tries.map(({ row }) => row);
  // Its main file did nothing by itself: a library.
  if (best === null && reading.manifest['bin'] === undefined && tries.every(({ outcome }) => !outcome.ok && outcome.written === '')) return { ok: false, cause: 'no-command', says: 'its package has no command, and its main file is no server.', remedy: addCauses['no-command'], tries: rows, kind: kind ?? { kind: 'framework', proof: 'its package.json has no "bin"' } };
  return best === null ? { ...failure(tries, kind), tries: rows, ...(kind && { kind }) } : { ok: true, tools: toolsOf(best), ...partial(best), tries: rows, proposed: proposePackage(reading, source, { best, tries }, request) };
}

async function tryAll(reading: PackageReading, source: Extract<AddSource, { kind: 'npm' }>, request: AddRequest): Promise<TriedStart[]> {
  const known = knownStarts(reading, source);
  const tries: TriedStart[] = [];
  while (tries.length < addLimits.mostTries && request.signal?.aborted !== true) {
    if (tries.filter(({ outcome }) => !outcome.ok && outcome.cause === 'timeout').length >= addLimits.mostTimeouts) break;
    const next = nextStart(known, tries);
    if (next === null) break;
    tries.push(await tryStart(next, reading, tries.length + 1, request));
  }
  return tries;
}

function knownStarts({ manifest, documents, name, variables }: PackageReading, { said }: Extract<AddSource, { kind: 'npm' }>): KnownStarts {
  const bins = packageBins(manifest);
  const readme = Object.entries(documents).find(([file]) => file.startsWith('readme'))?.[1] ?? '';
  const mentioned = lackingVariables(readme).map((lack) => [lack.name, { value: dummyValue(lack.name), because: 'its README calls it needed' }] as const);
  return { bins, documented: [...(said === undefined ? [] : [said]), ...documentedStarts(documents, name, bins)].map((each) => harmlessStart(withBin(each, bins))).filter(isLocal), mentioned: Object.fromEntries(mentioned), read: codeVariables(variables, name), readme };
}

/** Where the first word is a command of the package, that is what is started. */
function withBin(start: DocumentedStart, bins: readonly string[]): DocumentedStart {
  const [first = '', ...args] = start.args;
  return start.bin === undefined && bins.length > 1 && bins.includes(first) ? { ...start, bin: first, args } : start;
}

/** One that serves an address is for another client. */
function isLocal({ args }: ProposedStart): boolean {
  return !args.some(({ value }) => /^(?:--?(?:transport|mode)=)?(?:http|sse|streamable-?http|--http|--sse|--port)$/i.test(value));
}

function toolsOf({ outcome }: TriedStart): number {
  return outcome.ok ? outcome.tools : 0;
}

function failure(tries: readonly TriedStart[], kind: { kind: string; proof: string } | null): Pick<Extract<AddFinding, { ok: false }>, 'ok' | 'cause' | 'says' | 'remedy' | 'lastWords'> {
  const last = tries.findLast(({ probe }) => probe !== true);
  if (last === undefined) return { ok: false, cause: 'interrupted', says: 'it was interrupted.', remedy: addCauses.interrupted };
  if (last.outcome.ok) return { ok: false, cause: 'lists-nothing', says: 'it listed no tool.', remedy: addCauses['lists-nothing'] };
  const lastWords = tries.filter(({ probe }) => probe !== true).map(({ outcome }) => (outcome.ok ? '' : outcome.written)).findLast((written) => written !== '') ?? '';
  return { ok: false, ...whyNotListed({ ...last.outcome, remedy: last.remedy, written: lastWords, observed: { ...last.observed, asked: tries.flatMap(({ observed }) => observed.asked ?? []).filter(({ host }) => host !== nobodysHost) }, kind }), ...(lastWords !== '' && { lastWords }) };
}

function partial({ listing }: TriedStart): { partial?: string } {
  return listing === undefined || listing.complete ? {} : { partial: listing.incompleteBecause ?? 'the listing was cut short' };
}
