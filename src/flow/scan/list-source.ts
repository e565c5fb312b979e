import { homedir } from 'node:os';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { realPath } from '../../connect/sandbox/paths/real-place.ts';
import { within as isWithin } from '../../connect/sandbox/paths/within.ts';
import type { ConfiguredAt } from '../../report/scanned-server.ts';
import { clientOf, clients } from '../../sources/configs/client-places.ts';
import type { DumpServer } from '../../sources/dumps/dump-groups.ts';
import type { KnownValues } from '../../sources/configs/fill-placeholders.ts';
import type { Source } from '../../sources/parse-source.ts';
import { PlaceError, PlaceErrors } from '../../text/errors/place-error.ts';
import { readOverrides } from '../../store/overrides.ts';
import { visibleLine } from '../../text/visible.ts';
import { configProject } from './plan/config-project.ts';
import { findConfigs, findInstalledConfigs } from './plan/find-configs.ts';
import type { FoundConfig } from './plan/find-configs.ts';
import type { GivenValues } from './plan/given-values.ts';
import { findCatalogServer, listCatalogServer, unknownServer } from './list-catalog-server.ts';
import { listPlanned, unknownOnly } from './list-planned.ts';
import type { LaunchRequest } from './list-planned.ts';
import { listedInPart, listedWhole } from '../listed-server.ts';
import type { ListedServer } from '../listed-server.ts';
import { isFileFrom } from '../is-file-from.ts';
import { kindOfPath, openFile } from '../read/open-file.ts';
import { givesAnything, planCatalogServer } from './plan/plan-catalog-server.ts';
import { planConfigs } from './plan/plan-configs.ts';
import { planRecord } from '../plan-record.ts';
import { planConfigured, planSource } from './plan/plan-servers.ts';
import { readDocument } from '../read/read-document.ts';

/** Names kept for an error while a dump of any length is read. */
const mostNames = 10_000;

/** What to list and how. */
export interface ListRequest extends LaunchRequest {
  source: Source;
  /** Folder that relative paths start from. */
  cwd: string;
  /** One's own catalog, if any; the shipped one is looked in too. */
  catalog: string | null;
  stdin: AsyncIterable<Uint8Array>;
  /** For a URL source. Values never leave the request. */
  headers: Record<string, string>;
  /** For a package, an image or a command: what it is started with. */
  given?: GivenValues;
  /** Variables that the user lets configs have, by name. */
  passed?: ReadonlyMap<string, string>;
  /** Whether servers are to say the file that has them, as where several sources are listed. */
  namesPlaces?: boolean;
}

/** The servers that a source names, each as soon as it is listed. Bad input throws; a server that fails is an outcome. */
export async function* listSource(request: ListRequest): AsyncGenerator<ListedServer> {
  const { source, cwd } = request;
  switch (source.kind) {
    case 'stdin': return yield* listDocument(request.stdin, 'stdin', request);
    case 'file': return yield* listPath(source.path, request);
    case 'folder': return yield* listConfigs(await findConfigs(resolve(cwd, source.path), source.path), request);
    case 'installed': return yield* listConfigs(await findInstalledConfigs(), request);
    case 'catalog': return yield* listById(source.server, request);
    default: return yield* listPlanned([planSource(source, request.headers, request.given)], request);
  }
}

async function* listById(server: string, request: ListRequest): AsyncGenerator<ListedServer> {
  if (request.given !== undefined && givesAnything(request.given)) return yield* listStarted(server, request.given, request);
  const listed = await listCatalogServer(server, request.catalog);
  if (listed !== null && request.only !== undefined && request.only !== server) throw unknownOnly(request.only, [server]);
  if (listed !== null) yield asRecorded(listed, request);
  else if (await kindOfPath(resolve(request.cwd, server)) !== null) yield* listPath(server, request);
  else throw await unknownServer(server, request.catalog);
}

/** A server as it was recorded. Throws `PlaceError` where something is allowed to it: nothing is started that could make use of it. */
function asRecorded(listed: ListedServer, { hosts, allowed }: ListRequest): ListedServer {
  const option = hosts !== undefined ? '--allow-host' : allowed !== undefined ? '--allow-path' : null;
  if (option === null) return listed;
  const version = listed.version === undefined ? '' : ` (version ${visibleLine(listed.version)})`;
  throw new PlaceError(option, `${listed.server} is shown as it was recorded${version}, and nothing is started`, 'Leave it out; to have it started, name its package with npm:, or give it --env or --arg.');
}

/** A server of the catalog that is given something: as it is now, not as it was recorded. Corrections hold for what they were made of. */
async function* listStarted(server: string, given: GivenValues, request: ListRequest): AsyncGenerator<ListedServer> {
  const found = await findCatalogServer(server, request.catalog);
  if (found === null) throw await unknownServer(server, request.catalog);
  const overrides = (await readOverrides(found.catalog)).get(server);
  for await (const listed of listPlanned([await planCatalogServer(found, given)], request)) yield { ...listed, title: found.spec.title, ...(overrides && { overrides }) };
}

async function* listPath(path: string, request: ListRequest): AsyncGenerator<ListedServer> {
  const full = resolve(request.cwd, path);
  const kind = await kindOfPath(full);
  // Somebody may have meant a server of the catalog, in other letters.
  if (kind === null && /^[\w-]+$/.test(path)) throw await unknownServer(path, request.catalog);
  if (kind === 'folder') yield* listConfigs(await findConfigs(full, path), request);
  else yield* listDocument(await openFile(full, path), path, request, configProject(full));
}

/** Servers of several configs. What is wrong with one of them is thrown when the others were listed. */
async function* listConfigs(found: readonly FoundConfig[], request: ListRequest): AsyncGenerator<ListedServer> {
  const { plans, problems } = await planConfigs(found, knownValues(request));
  yield* listPlanned(plans, request);
  if (problems.length > 0) throw new PlaceErrors(problems);
}

function knownValues({ passed }: ListRequest): KnownValues {
  return { home: homedir(), separator: sep, ...(passed !== undefined && { secrets: passed }) };
}

/** `project`: the folder that a config at this place is of. `isNamed`: whether a plugin named it, which is done once. */
async function* listDocument(chunks: AsyncIterable<Uint8Array>, place: string, request: ListRequest, project?: string, isNamed = false): AsyncGenerator<ListedServer> {
  const from = request.namesPlaces === true ? { from: [placeOf(place)] } : {};
  const standing = { place, ...from, ...(project !== undefined && { base: project, project }) };
  const document = await readDocument(chunks, place, { known: { ...knownValues(request), ...(project !== undefined && { folder: project }) }, isFile: isFileFrom(project) });
  switch (document.kind) {
    case 'config': return yield* listPlanned(document.servers.map((server) => planConfigured(server, standing)), request);
    case 'record': return yield* listPlanned([{ ...planRecord(document.record), ...from }], request);
    case 'plugin': return yield* listPlugin(document.files, { place, isNamed }, request, project);
    case 'dump': for await (const listed of listDump(document.servers, request.only)) yield { ...listed, ...from };
  }
}

function placeOf(place: string): ConfiguredAt {
  const client = clientOf(place);
  return { ...(client !== null && { client: clients[client].label }), file: place };
}

/** The files in which a plugin has its servers. None is followed out of its folder. */
async function* listPlugin(files: readonly string[], { place, isNamed }: { place: string; isNamed: boolean }, request: ListRequest, project: string | undefined): AsyncGenerator<ListedServer> {
  if (isNamed) throw new PlaceError(place, 'names other files instead of its servers, as only the manifest of a plugin may', 'Name the file that has them.');
  for (const file of files) {
    if (project === undefined) throw new PlaceError(place, 'names the file with its servers, and lies in no folder', 'Name that file.');
    const full = resolve(project, file);
    const named = `${place}: mcpServers: ${file}`;
    if (!isWithin(full, project) || !isWithin(realPath(full) ?? full, realPath(project) ?? project)) throw new PlaceError(named, 'leads out of the folder of the plugin', 'Name that file, if you trust it.');
    const inside = await openFile(full, named);
    yield* listDocument(inside, join(dirname(place), relative(dirname(resolve(request.cwd, place)), full)), request, project, true);
  }
}

async function* listDump(servers: Iterable<DumpServer> | AsyncIterable<DumpServer>, only: string | undefined): AsyncGenerator<ListedServer> {
  const others = new Set<string>();
  let found = false;
  for await (const server of servers) {
    if (only !== undefined && server.server !== only) {
      if (others.size < mostNames) others.add(server.server);
      continue;
    }
    found = true;
    yield listedDump(server);
  }
  if (only !== undefined && !found) throw unknownOnly(only, [...others]);
}

function listedDump({ server, tools, incompleteBecause }: DumpServer): ListedServer {
  return incompleteBecause === undefined ? listedDumpWhole(server, tools) : listedInPart(server, tools, incompleteBecause);
}

function listedDumpWhole(server: string, tools: DumpServer['tools']): ListedServer {
  const listed = listedWhole(server, tools);
  return tools.length > 0 ? listed : { ...listed, problem: { cause: 'no-tools', says: 'the dump lists no tools.', remedy: 'Look whether it is the right answer of the right server.' } };
}
