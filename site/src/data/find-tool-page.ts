import { toolAddress } from '../../../src/page/words/addresses.ts';
import { readIndex, readServer } from './build-folder.ts';

/** Where the page of a tool is, seen from the root; null when this catalog does not have it. */
export function findToolPage(server: string, name: string): string | null {
  if (!readIndex().servers.some((known) => known.server === server)) return null;
  const tool = readServer(server).tools.find(({ definition }) => definition.name === name);
  return tool === undefined ? null : toolAddress(server, tool.slug);
}
