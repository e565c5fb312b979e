import type { ServerRecord } from '../../schema/catalog/record.ts';
import { registryKey } from '../../schema/output/registry-list.ts';
import type { RegistryEntry } from '../../schema/output/registry-list.ts';
import { severities, termsOf } from '../../schema/vocabulary.ts';
import { shortened, visibleLine } from '../../text/visible.ts';
import { recordAddress, serverAddress } from '../words/addresses.ts';

/** Units of a title and of a description: bounds of the schema of `server.json`, 2025-09-29. */
const mostUnits = 100;
const schema = 'https://static.modelcontextprotocol.io/schemas/2025-09-29/server.schema.json';

/**
 * A server as a registry lists it (`GET /v0.1/servers`): `server` in the form of `server.json`, and our verdict under `_meta`, as subregistries add what is
 * theirs. Its name is of this catalog (`toolrisk/<id>`): which name its maker gave it elsewhere is not known.
 */
export function registryEntry({ server, title, about, links, package: from, url, transport, counts, combination, withheld, rules, since }: ServerRecord): RegistryEntry {
  const worst = termsOf(severities).toReversed().find((severity) => counts.bySeverity[severity] > 0) ?? null;
  return {
    server: {
      $schema: schema, name: `toolrisk/${server}`, title: line(title), description: line(about), version: from?.version ?? since,
      ...(links.source !== undefined && { repository: { url: links.source, source: new URL(links.source).hostname.replace(/^www\.|\.(com|org)$/g, '') } }),
      ...(from !== null && from !== undefined && { packages: [{ registryType: 'npm', identifier: from.name, version: from.version, transport: { type: 'stdio' } }] }),
      ...(url !== null && { remotes: [{ type: transport === 'sse' ? 'sse' : 'streamable-http', url }] }),
    },
    _meta: {
      [registryKey]: { rules, tools: withheld?.tools ?? counts.tools, worst, bySeverity: counts.bySeverity, byDecision: counts.byDecision, combination: combination.complete, ...(withheld && { withheld: withheld.why }), record: recordAddress(server), page: serverAddress(server, 'md') },
    },
  };
}

function line(text: string): string {
  return shortened(visibleLine(text), mostUnits);
}
