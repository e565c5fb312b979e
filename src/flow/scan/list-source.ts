import { homedir } from 'node:os';
import { resolve, sep } from 'node:path';
import type { ConfiguredAt } from '../../report/scanned-server.ts';
import type { ConfiguredServer } from '../../sources/configs/parse-client-config.ts';
import { clientOf, clients } from '../../sources/configs/client-places.ts';
import type { DumpServer } from '../../sources/dumps/dump-groups.ts';
import type { KnownValues } from '../../sources/configs/fill-placeholders.ts';
import type { Source } from '../../sources/parse-source.ts';
import { gatherErrors, PlaceError, PlaceErrors } from '../../text/errors/place-error.ts';
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
import type { Plan } from './plan/planned-server.ts';
import { planRecords } from '../plan-record.ts';
import { planConfigured, planSource } from './plan/plan-servers.ts';
import { readDocument } from '../read/read-document.ts';
import type { ReadDocument } from '../read/read-document.ts';
import { openPluginFile } from './open-plugin-file.ts';

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
  // What is not kept can only be seen where it is started.
  if (listed === 'withheld') return yield* listStarted(server, { args: [], env: {} }, request);
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

/** A document that was read, and where it stands. `project`: the folder that a config at this place is of. */
interface Standing { place: string; project: string | undefined; document: ReadDocument }

async function* listDocument(chunks: AsyncIterable<Uint8Array>, place: string, request: ListRequest, project?: string): AsyncGenerator<ListedServer> {
  const standing = await readStanding(chunks, place, request, project);
  const problems: PlaceError[] = [];
  const all = [standing, ...(standing.document.kind === 'plugin' ? await filesOf(standing.document.files, standing, request, problems) : [])];
  const plans = all.flatMap((each) => planDocument(each, request));
  const dumps = all.flatMap((each) => (each.document.kind === 'dump' ? [{ servers: each.document.servers, from: fromOf(each.place, request) }] : []));
  if (plans.length > 0 || dumps.length === 0) yield* listPlanned(plans, request);
  for (const { servers, from } of dumps) for await (const listed of listDump(servers, request.only)) yield { ...listed, ...from };
  if (problems.length > 0) throw new PlaceErrors(problems);
}

async function readStanding(chunks: AsyncIterable<Uint8Array>, place: string, request: ListRequest, project: string | undefined): Promise<Standing> {
  return { place, project, document: await readDocument(chunks, place, { known: { ...knownValues(request), ...(project !== undefined && { folder: project }) }, isFile: isFileFrom(project) }) };
}

/** How to list the servers that a document has to start or to reach. */
function planDocument({ place, project, document }: Standing, request: ListRequest): Plan[] {
  const from = fromOf(place, request);
  const standing = { place, ...from, ...(project !== undefined && { base: project, project }) };
  switch (document.kind) {
    case 'config': case 'plugin': return document.servers.map((server) => planConfigured(server, { ...standing, ...amongProjects(server, document.servers, place) }));
    case 'record': return planRecords(document.record).map((plan) => ({ ...plan, ...from }));
    case 'records': return document.records.flatMap((record, at) => planRecords(record, at + 1)).map((plan) => ({ ...plan, ...from }));
    case 'dump': return [];
  }
}

/** What tells a server of a file that has those of several projects from others, also from those of its name. */
function amongProjects({ server, project }: ConfiguredServer, all: readonly ConfiguredServer[], place: string): { from?: ConfiguredAt[]; beside?: string } {
  if (all.every((other) => other.project === undefined)) return {};
  const hasNamesake = all.filter((other) => other.server === server).length > 1;
  return { from: [{ ...placeOf(place), ...(project !== undefined && { project }) }], ...(hasNamesake && { beside: project ?? place }) };
}

/** Where servers stand, where that is to be said. */
function fromOf(place: string, { namesPlaces }: ListRequest): { from?: ConfiguredAt[] } {
  return namesPlaces === true ? { from: [placeOf(place)] } : {};
}

/** The files in which a plugin has servers: what is wrong with one never stops the others. */
async function filesOf(files: readonly string[], { place, project }: Standing, request: ListRequest, problems: PlaceError[]): Promise<Standing[]> {
  const read: Standing[] = [];
  for (const file of files) {
    const standing = await gatherErrors(problems, async () => {
      const opened = await openPluginFile(file, { place, cwd: request.cwd, project });
      return await readStanding(opened.chunks, opened.place, request, project);
    });
    if (standing?.document.kind === 'plugin') problems.push(new PlaceError(standing.place, 'names other files instead of its servers, as only the manifest of a plugin may', 'Name the file that has them.'));
    else if (standing !== null) read.push(standing);
  }
  return read;
}

function placeOf(place: string): ConfiguredAt {
  const client = clientOf(place);
  return { ...(client !== null && { client: clients[client].label }), file: place };
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
