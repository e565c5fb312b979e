import type { RegistryRecord } from '../sources/registry/registry-record.ts';
import { launchOf } from './crawl/launch-of.ts';
import type { PlannedServer } from './scan/plan/planned-server.ts';

type UsableRecord = Extract<RegistryRecord, { kind: 'server' }>;

/** How to list the server of a registry's record that somebody has in a file: as a crawl would, with stand-ins for what it requires. */
export function planRecord({ name, spec }: UsableRecord): PlannedServer {
  const source = sourceOf(spec);
  const note = `It was started as its record says, with stand-ins for values. With values of yours: ${source} and --env, --arg.`;
  return { server: `${name} (${source ?? spec.url ?? ''})`, key: name, launch: { ...launchOf(spec), givenBy: 'options' }, ...(source !== null && { note }) };
}

/** What to name instead where values of one's own are to be given; null for an address. */
function sourceOf({ npm, pypi, oci }: UsableRecord['spec']): string | null {
  if (npm !== undefined) return `npm:${npm.package}@${npm.version}`;
  if (pypi !== undefined) return `pypi:${pypi.package}@${pypi.version}`;
  return oci === undefined ? null : `oci:${oci.image}`;
}
