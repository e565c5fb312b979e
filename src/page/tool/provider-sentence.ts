import type { ServerRecord } from '../../schema/catalog/record.ts';
import { code, link, say } from '../media/prose.ts';
import type { Prose } from '../media/prose.ts';
import { serverAddress } from '../words/addresses.ts';

/** Which server provides a tool, from where, in which version, since when. */
export function providerSentence(record: ServerRecord, name: string, root: string): Prose {
  const { package: from, url, license, links, since } = record;
  const source = links.source === undefined ? say`` : say` Its source is at ${link(links.source, links.source.replace(/^https?:\/\//, ''))}.`;
  const origin = from == null
    ? url === null ? say`` : say`, reached at ${code(url)}`
    : say`, npm package ${code(from.name)} in version ${code(from.version)}`;
  const terms = license === null ? say`It declares no licence.` : say`Its licence is ${license}.`;
  return say`${code(name)} is provided by ${link(`${root}${serverAddress(record.server)}`, record.title)}${origin}. ${terms}${source} What it lists has been the same since ${code(since)}.`;
}
