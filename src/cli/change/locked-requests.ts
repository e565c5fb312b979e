import { scanSide } from '../../flow/change/list-side.ts';
import type { SideRequest } from '../../flow/change/list-side.ts';
import type { NamedRequest } from '../../flow/scan/scan-sources.ts';
import type { JudgedServer } from '../../flow/scan/scan-source.ts';
import type { Lock } from '../../schema/change/lock.ts';
import type { Source } from '../../sources/parse-source.ts';
import { PlaceError } from '../../text/errors/place-error.ts';
import { shownName } from '../../text/shown-name.ts';
import type { Context } from '../context.ts';
import { gatherServers } from '../listed/gather-servers.ts';
import { scanRequests } from '../options/source-options.ts';
import type { SourceOptions } from '../options/source-options.ts';

/** Sources that a lock may name: a command and an address can hold a secret, and what is installed is of one machine. */
const named: ReadonlySet<Source['kind']> = new Set(['folder', 'file', 'catalog', 'npm', 'pypi', 'oci']);

/** What is listed: the sources of the command line, else those that the lock names, else the configs of this folder. */
export interface LockedRequests { requests: (NamedRequest & { done: () => void })[]; sources: string[] }

/** Throws `PlaceError` where the lock names none, and nothing else does. */
export async function lockedRequests(given: readonly string[], lock: Lock | null, options: SourceOptions, context: Context): Promise<LockedRequests> {
  const isGiven = given.length > 0 || context.words !== null || options.installed === true;
  if (!isGiven && lock !== null && lock.sources.length === 0) throw new PlaceError('source', 'is not in the lock, since it could hold a secret', 'Name it again, as when it was locked.');
  const names = isGiven ? given : lock?.sources ?? ['.'];
  const requests = await scanRequests(names, { ...options, ...(lock !== null && { posture: lock.posture }) }, context);
  return { requests, sources: requests.every(({ source }) => named.has(source.kind)) ? [...names] : [] };
}

/** The servers of all sources by name. Throws `PlaceError` for a name that two of them have. */
export async function gatherLocked(requests: LockedRequests['requests'], context: Context): Promise<Map<string, JudgedServer>> {
  const servers = new Map<string, JudgedServer>();
  for (const request of requests) {
    for (const [name, judged] of await gatherServers<SideRequest>(request, context, () => false, once)) {
      if (servers.has(name)) throw twice(name);
      servers.set(name, judged);
    }
  }
  return servers;
}

async function* once(request: SideRequest): AsyncGenerator<JudgedServer> {
  const seen = new Set<string>();
  for await (const judged of scanSide(request)) {
    if (seen.has(judged.server)) throw twice(judged.server);
    seen.add(judged.server);
    yield judged;
  }
}

function twice(server: string): PlaceError {
  return new PlaceError(shownName(server), 'is the name of two servers of these sources', 'A lock knows servers by their name: rename one, or lock the sources apart, each with its --file.');
}
