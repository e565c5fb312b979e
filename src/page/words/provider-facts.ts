import type { ServerRecord } from '../../schema/catalog/record.ts';
import { code, link, own, say } from '../media/prose.ts';
import type { Prose } from '../media/prose.ts';

/** A fact about a server, with its name. */
export interface Fact {
  label: string;
  value: Prose;
}

/** How a server is reached, in words. */
const transports: Record<ServerRecord['transport'], string> = {
  stdio: 'a process on your machine (stdio)', 'streamable-http': 'over the network (streamable HTTP)', sse: 'over the network (SSE)',
};

/** Who provides a server, which version was looked at, and when. */
export function providerFacts(record: ServerRecord, root: string): Fact[] {
  const { package: from, url, links, license, since, transport, protocolVersion, prompts, resources } = record;
  return [
    ...(from == null ? [] : [{ label: 'Package', value: say`${code(from.name)} (${from.registry})` }, { label: 'Version', value: say`${code(from.version)}` }]),
    ...(url === null ? [] : [{ label: 'Address', value: say`${code(url)}` }]),
    ...(links.source === undefined ? [] : [{ label: 'Source', value: say`${link(links.source, shownAddress(links.source))}` }]),
    ...(links.homepage === undefined ? [] : [{ label: 'Home page', value: say`${link(links.homepage, shownAddress(links.homepage))}` }]),
    { label: 'Licence', value: [...(license === null ? say`not declared` : say`${license}`), ...(from?.notice === undefined ? [] : say` (${link(`${root}notices/${from.notice}.txt`, 'its text')})`)] },
    { label: 'Unchanged since', value: say`${code(since)}` },
    { label: 'Runs as', value: say`${own(transports[transport])}` },
    { label: 'Protocol', value: say`MCP ${code(protocolVersion)}` },
    ...(prompts === null ? [] : [{ label: 'Prompts', value: say`${prompts}` }]),
    ...(resources === null ? [] : [{ label: 'Resources', value: say`${resources}` }]),
  ];
}

function shownAddress(address: string): string {
  return address.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '');
}
