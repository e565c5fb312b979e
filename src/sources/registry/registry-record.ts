import { isJsonObject } from '../../schema/json.ts';
import type { Json, JsonObject } from '../../schema/json.ts';
import { serverSpecSchema } from '../../schema/catalog/server-spec.ts';
import type { ServerSpec } from '../../schema/catalog/server-spec.ts';
import { isRegistryName, registryServerId } from './registry-name.ts';
import { launchOfPackage } from './registry-package.ts';
import type { RegistryLaunch } from './registry-package.ts';
import type { Reason } from './registry-reasons.ts';
import { launchOfRemote } from './registry-remote.ts';

/** What a record of a registry comes to. `updatedAt` is as the registry wrote it, null where it wrote none that is a date. */
export type RegistryRecord = { name: string; id: string; updatedAt: string | null } & (
  /** `others`: ways to start or reach it that its spec does not say, with the reason where they say none. Absent where there are none. */
  | { kind: 'server'; spec: ServerSpec; others?: OtherWay[] }
  /** Removed by the registry: as a rule for being spam, or malicious. */
  | { kind: 'deleted' }
  /** Not the newest version. */
  | { kind: 'older' }
  | { kind: 'unusable'; because: Reason });

/** A package or an address of a record that is not the one its spec says: `package 2`, `remote 1`. */
export interface OtherWay { what: string; because: Reason | null }

const officialMeta = 'io.modelcontextprotocol.registry/official';

/**
 * Reads a record of the official registry's API, of both generations: `{ server, _meta }` around camel case (since 2025-09-16),
 * and one flat object with snake case. All its prose is left out: nobody has read it. Nothing in it decides how a runner is run,
 * only what is run: `runtimeArguments` could ask docker for the whole disk.
 */
export function readRegistryRecord(entry: Json): RegistryRecord {
  const server = isJsonObject(entry) ? (isJsonObject(entry['server']) ? entry['server'] : entry) : {};
  const meta = officialOf(isJsonObject(entry) ? entry : {}) ?? officialOf(server) ?? {};
  const { name } = server;
  const updatedAt = dateOf(meta['updatedAt'] ?? meta['updated_at']);
  if (!isRegistryName(name)) return { kind: 'unusable', name: typeof name === 'string' ? name : '', id: '', updatedAt, because: typeof name === 'string' ? 'bad-name' : 'bad-record' };
  const head = { name, id: registryServerId(name), updatedAt };
  // An old version may be gone while the server lives on.
  if ((meta['isLatest'] ?? meta['is_latest']) === false) return { kind: 'older', ...head };
  if ((meta['status'] ?? server['status']) === 'deleted') return { kind: 'deleted', ...head };
  const { best, others } = bestLaunch(server);
  return typeof best === 'string' ? { kind: 'unusable', ...head, because: best } : { kind: 'server', ...head, spec: specOf(name, best), ...(others.length > 0 && { others }) };
}

function officialOf({ _meta: meta }: JsonObject): JsonObject | null {
  return isJsonObject(meta) && isJsonObject(meta[officialMeta]) ? meta[officialMeta] : null;
}

function dateOf(value: Json | undefined): string | null {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)$/.test(value) && !Number.isNaN(Date.parse(value)) ? value : null;
}

/** Ways to start it before ways to reach it, npm first: it runs without a network. Else the first reason. */
function bestLaunch({ packages, remotes }: JsonObject): { best: RegistryLaunch | Reason; others: OtherWay[] } {
  const local = (Array.isArray(packages) ? packages : []).map((each, at) => ({ what: `package ${at + 1}`, launch: launchOfPackage(each) }));
  const remote = (Array.isArray(remotes) ? remotes : []).map((each, at) => ({ what: `remote ${at + 1}`, launch: launchOfRemote(each) }));
  const all = [...local, ...remote];
  const usable = all.map(({ launch }) => launch).filter((each) => typeof each !== 'string');
  const [found] = usable.sort((a, b) => rank(a) - rank(b));
  const best = found ?? all.map(({ launch }) => launch).find((each) => typeof each === 'string') ?? 'nothing-to-start';
  return { best, others: all.filter(({ launch }) => launch !== best).map(({ what, launch }) => ({ what, because: typeof launch === 'string' ? launch : null })) };
}

function rank(launch: RegistryLaunch): number {
  return ['npm', 'pypi', 'oci', 'url'].findIndex((way) => way in launch);
}

function specOf(name: string, launch: RegistryLaunch): ServerSpec {
  return serverSpecSchema.parse({ title: name, about: 'A registry lists this server; nobody has reviewed it.', topic: 'other', unreviewed: true, registry: name, ...launch });
}
