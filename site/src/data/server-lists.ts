import type { ServerSummary } from '../../../src/schema/catalog/record.ts';
import { readIndex } from './build-folder.ts';

/** Servers of one list: about 100 kB of page. The home page of a small catalog lists them all. */
const serversPerList = 250;

/** The servers of the catalog, in lists that a page can carry; page numbers begin at 1. */
export function serverLists(): { page: number; servers: ServerSummary[] }[] {
  const { servers } = readIndex();
  const pages = Math.max(1, Math.ceil(servers.length / serversPerList));
  return Array.from({ length: pages }, (_, at) => ({ page: at + 1, servers: servers.slice(at * serversPerList, (at + 1) * serversPerList) }));
}
