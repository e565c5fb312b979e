import { readAssessments } from '../../../store/assessments.ts';
import { listServerSpecs, readServerSpec, readServerSpecs } from '../../../store/server-specs.ts';
import { nearestNames } from '../../../sources/nearest-names.ts';
import type { Posture } from '../../../schema/vocabulary.ts';
import { PlaceError } from '../../../text/errors/place-error.ts';
import { loadKnowledge } from '../../load-knowledge.ts';
import { catalogFolders } from '../../scan/list-catalog-server.ts';
import { plainName } from '../answers/plain-name.ts';
import { mcpLimits } from '../mcp-limits.ts';
import { judgeKnown } from './judge-known.ts';
import { keepLatest } from './keep-latest.ts';
import type { KnownServer, KnownTool, Library } from './library.ts';
import { once } from './once.ts';

/** Opens the catalogs that are served: one's own first, then the one that comes with toolrisk. Reads nothing yet. */
export function openLibrary(catalog: string | null, stop: AbortSignal): Library {
  const folders = catalogFolders(catalog);
  const knowledge = once(() => loadKnowledge(catalog ?? undefined));
  const ids = once(async () => [...new Set((await Promise.all(folders.map(listServerSpecs))).flat())].sort());
  const servers = once(() => readServers(folders));
  const tools = once(async () => readTools(await servers()));
  const find = (server: string) => findServer(server, folders, { ids, servers });
  const judged = keepLatest(mcpLimits.mostKept, async (key) => {
    const [server, posture] = JSON.parse(key) as [string, Posture];
    return judgeKnown(await find(server), await knowledge(), posture);
  });
  return { catalog, stop, knowledge, ids, servers, tools, find, record: (server, posture = 'balanced') => judged(JSON.stringify([server, posture])) };
}

async function readServers(folders: readonly string[]): Promise<KnownServer[]> {
  const known = new Map<string, KnownServer>();
  for (const catalog of folders) {
    for (const [server, spec] of await readServerSpecs(catalog)) if (!known.has(server)) known.set(server, { server, catalog, spec });
  }
  return [...known.values()].sort((a, b) => (a.server < b.server ? -1 : 1));
}

async function readTools(servers: readonly KnownServer[]): Promise<KnownTool[]> {
  const tools: KnownTool[] = [];
  for (const server of servers) for (const verdict of await readAssessments(server.catalog, server.server) ?? []) tools.push({ server, verdict });
  return tools;
}

/** Reads one file where an id is named: the others need not be in order for it. */
async function findServer(server: string, folders: readonly string[], { ids, servers }: Pick<Library, 'ids' | 'servers'>): Promise<KnownServer> {
  for (const catalog of folders) {
    const spec = await readServerSpec(catalog, server);
    if (spec !== null) return { server, catalog, spec };
  }
  const wanted = /^npm:(@?[^@]+)/.exec(server)?.[1];
  if (wanted !== undefined) {
    const packages = new Map((await servers()).flatMap((known) => (known.spec.npm === undefined ? [] : [[known.spec.npm.package, known] as const])));
    const found = packages.get(wanted);
    if (found !== undefined) return found;
    throw unknownServer(server, nearestNames(wanted, packages.keys()).map((name) => `npm:${name}`));
  }
  throw unknownServer(server, nearestNames(server, await ids()));
}

function unknownServer(server: string, near: readonly string[]): PlaceError {
  const remedy = near.length > 0 ? `Did you mean ${near.join(', ')}?` : 'Look for it with search_tools, or judge its definitions with judge_definition.';
  return new PlaceError(plainName(server), 'is no server of the catalog', remedy);
}
