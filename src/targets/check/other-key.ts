import type { CheckedServer, InstalledPolicy } from './check-request.ts';

/** Another name of a server under which a file has entries for tools of this one. */
export function otherKey({ target, data }: InstalledPolicy, { request: { serverKey }, known }: CheckedServer): string | null {
  const keys = new Set((target.serverKeys?.(data, known) ?? []).filter((key) => key !== undefined && key !== serverKey) as string[]);
  return [...keys].find((key) => target.findEntries(data, key).some((entry) => entry.isOwn && entry.isPattern !== true && known.some(entry.matches))) ?? null;
}
