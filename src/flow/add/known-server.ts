import type { ServerSpec } from '../../schema/catalog/server-spec.ts';
import type { AddSource } from './add-source.ts';

/** The server of a catalog that starts this package, or reaches this address, already; null where none does. */
export function knownServer(source: AddSource, specs: ReadonlyMap<string, ServerSpec>): string | null {
  const same = ({ npm, url }: ServerSpec) => (source.kind === 'npm' ? npm?.package === source.package : url !== undefined && URL.parse(url)?.href === URL.parse(source.url)?.href);
  return [...specs].find(([, spec]) => same(spec))?.[0] ?? null;
}

/** The id to give a new server: the first that none has, else the last with a number behind it. */
export function freeId(ids: readonly string[], taken: ReadonlySet<string>): string {
  const free = ids.find((id) => !taken.has(id));
  if (free !== undefined) return free;
  const last = ids.at(-1) ?? 'server';
  for (let number = 2; ; number += 1) if (!taken.has(`${last}-${number}`)) return `${last}-${number}`;
}

/** What a source is called in reports: its package, or the host of its address. */
export function sourceName(source: AddSource): string {
  return source.kind === 'npm' ? `npm:${source.package}${source.version === null ? '' : `@${source.version}`}` : new URL(source.url).host;
}
