import type { PackageReading } from '../../connect/packages/read-package.ts';
import { hostAndPort } from '../../schema/network/host-rule.ts';
import { serverSpecSchema } from '../../schema/catalog/server-spec.ts';
import type { ServerSpec } from '../../schema/catalog/server-spec.ts';
import { packageMaker } from '../../sources/packages/package-maker.ts';
import { plainStart } from '../../sources/packages/proposed-start.ts';
import { proposeIds } from '../../sources/packages/propose-id.ts';
import { proposeAbout, proposeTitle, proposeTopic } from '../../sources/packages/propose-words.ts';
import { readLicence } from '../../sources/packages/read-licence.ts';
import { plainAddress, sourceLink } from '../../sources/packages/source-link.ts';
import { toolriskVersion } from '../toolrisk-version.ts';
import type { ProposedServer } from './add-finding.ts';
import type { AddRequest } from './add-request.ts';
import type { AddSource } from './add-source.ts';
import type { TriedStart } from './try-start.ts';

/** The server file of a package that was listed, with the evidence for all that a review has to decide. */
export function proposePackage(reading: PackageReading, { registry }: Extract<AddSource, { kind: 'npm' }>, { best, tries }: { best: TriedStart; tries: readonly TriedStart[] }, { today }: AddRequest): ProposedServer {
  const { name, version, integrity, manifest, published, documents } = reading;
  const ids = proposeIds(name);
  const id = ids[0] ?? 'server';
  const tools = best.listing?.tools ?? [];
  const source = sourceLink(manifest);
  const homepage = plainAddress(manifest['homepage']);
  const links = { ...(source !== null && { source }), ...(homepage !== null && (source === null || !homepage.startsWith(source)) && { homepage }) };
  const licence = readLicence(manifest, documents);
  const { bin, ...start } = plainStart(best.start);
  const title = proposeTitle(id);
  const network = reached(best);
  const spec = serverSpecSchema.parse({
    title, about: proposeAbout(manifest['description'], title, tools.length), topic: proposeTopic([name, String(manifest['description'] ?? ''), String(manifest['keywords'] ?? ''), ...tools.map((tool) => tool.name.replaceAll('_', ' '))]),
    links, ...(licence.license !== undefined && { license: licence.license }),
    npm: { package: name, version, ...(integrity !== undefined && { integrity }), ...(bin !== undefined && { bin }) },
    ...start, ...(network.length > 0 && { network }), ...(registry !== undefined && { registry }), ...(integrity === undefined && { unreviewed: true }),
  });
  const maker = packageMaker({ manifest, published, source, subject: id });
  return { ids, spec, because: reasons(best, tools.length), head: [
    `Proposed by toolrisk ${toolriskVersion} add on ${today}, and read by nobody yet: review it, then take these comments out.`,
    `It listed ${tools.length} tools with these values${best.listing?.complete === false ? ', not all it has' : ''}, in try ${tries.indexOf(best) + 1} of ${tries.length}.`,
    ...otherLists(best, tries),
    `maker: ${maker.guess === 'unknown' ? 'nothing tells' : `${maker.guess}, by what it says of itself`}${maker.evidence.length === 0 ? '' : ` (${maker.evidence.join('; ')})`}`,
    licence.note, ...(typeof published['deprecated'] === 'string' ? [`deprecated: ${published['deprecated']}`] : []), ...missing(source, best, network.length),
  ] };
}

/** What could not be found out. */
function missing(source: string | null, { observed, start }: TriedStart, reachedHosts: number): string[] {
  const refused = [...new Set((observed.asked ?? []).filter(({ allowed }) => !allowed).map(({ host, port }) => hostAndPort(host, port)))];
  return [
    ...(source === null ? ['links: its package.json names no repository'] : []),
    ...(refused.length === 0 ? [] : [`network: it asked for ${refused.slice(0, 6).join(', ')}, and listed without`]),
    ...(reachedHosts === 0 ? [] : ['network: say why each host must be reached']),
    ...(Object.keys(start.env).length === 0 && start.args.length === 0 ? [] : ['The values below are dummies: none is anybody\'s, and no address in them leads anywhere.']),
  ];
}

/** Other tries that listed something else: values and options may bring more tools, or fewer. */
function otherLists(best: TriedStart, tries: readonly TriedStart[]): string[] {
  return tries.flatMap(({ row, outcome }, at) => (tries[at] === best || !outcome.ok ? [] : [`Try ${at + 1} listed ${outcome.tools} tools${Object.keys(row.env).length === 0 ? ' without variables' : ` with ${Object.keys(row.env).join(', ')}`}${row.args.length === 0 ? '' : ` and the arguments ${row.args.join(' ')}`}.`]));
}

function reached({ observed }: TriedStart): NonNullable<ServerSpec['network']> {
  const hosts = [...new Set((observed.asked ?? []).filter(({ allowed }) => allowed).map(({ host, port }) => (port === 443 || port === 80 ? host : hostAndPort(host, port))))];
  return hosts.map((host) => ({ host, why: 'It asked for it while it listed its tools.' }));
}

function reasons({ start }: TriedStart, tools: number): Record<string, string> {
  const { args, env, files, bin } = start;
  return {
    title: 'from its name', about: 'from what its package says of itself: write what it gives an agent', topic: `by the words of its ${tools} tools and its description`, ...(bin && { 'npm.bin': bin.because }),
    ...Object.fromEntries(args.map(({ because }, at) => [`args.${at}`, because])), ...Object.fromEntries(Object.entries(env).map(([name, { because }]) => [`env.${name}`, because])),
    ...Object.fromEntries(Object.entries(files).map(([name, { because }]) => [`files.${name}`, because])),
  };
}
