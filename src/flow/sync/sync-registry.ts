import { join } from 'node:path';
import type { Cause } from '../../connect/causes.ts';
import { fetchRegistry } from '../../connect/registry/fetch-registry.ts';
import type { Limits } from '../../connect/limits.ts';
import { asUnlisted } from '../../connect/unlisted.ts';
import { readRegistryRecord } from '../../sources/registry/registry-record.ts';
import type { Reason } from '../../sources/registry/registry-reasons.ts';
import type { RegistryRecord } from '../../sources/registry/registry-record.ts';
import { readRegistryState, writeRegistryState } from '../../store/registry-state.ts';
import { refuseUnwritable } from '../../store/write/refuse-unwritable.ts';
import { removeSyncedSpec, writeSyncedSpec } from '../../store/synced-specs.ts';
import type { SyncedFile } from '../../store/synced-specs.ts';

/** Which registry to take over, into which catalog. */
export interface SyncRequest {
  catalog: string;
  /** Where its API begins, before `/v0.1/`: an address of http or https without user info. */
  base: URL;
  /** Everything, also what did not change since. */
  fresh?: boolean;
  allowPrivate?: boolean;
  signal?: AbortSignal;
  onPage?: (records: number) => void;
  limits?: Partial<Limits>;
}

/** What became of it. */
export interface SyncResult {
  /** Records that were read. */
  records: number;
  files: Record<SyncedFile, number>;
  /** Servers that come to no file, by reason. */
  unusable: Partial<Record<Reason, number>>;
  /** Why it ended before all was read; what came before is taken over, and the next time begins where this one did. */
  problem?: { cause: Cause; says: string; remedy: string };
}

/**
 * Takes the servers of a registry over into server files, marked as unreviewed. Asks only for what changed since the last time;
 * what the registry deleted is removed with all that was recorded of it. A file that somebody reviewed stays as it is.
 */
export async function syncRegistry(request: SyncRequest): Promise<SyncResult> {
  const { catalog, base } = request;
  const place = `${base.origin}${base.pathname.replace(/\/$/, '')}`;
  const state = await readRegistryState(catalog);
  await refuseUnwritable(join(catalog, 'servers'));
  const since = request.fresh === true ? null : state[place]?.updatedAt ?? null;
  const result: SyncResult = { records: 0, files: { added: 0, changed: 0, unchanged: 0, removed: 0, reviewed: 0, absent: 0 }, unusable: {} };
  const newest = new Map<string, RegistryRecord>();
  let latest = since;
  try {
    const reach = { allowPrivate: request.allowPrivate === true };
    for await (const page of fetchRegistry({ base, since: hourBefore(since), reach, ...(request.signal && { signal: request.signal }), ...(request.limits && { limits: request.limits }) })) {
      for (const record of page.map(readRegistryRecord)) {
        result.records += 1;
        if (isLater(record.updatedAt, latest)) latest = record.updatedAt;
        // A registry that is asked for changes, and sends what bears no date, would undo newer ones.
        if (since === null || record.updatedAt !== null) keepNewest(record, newest, result);
      }
      request.onPage?.(result.records);
    }
  } catch (error) {
    const { cause, says, remedy } = asUnlisted(error);
    result.problem = { cause, says, remedy };
  }
  for (const id of [...newest.keys()].sort()) await takeOver(newest.get(id) as RegistryRecord, catalog, result);
  if (result.problem === undefined && latest !== null) await writeRegistryState(catalog, { ...state, [place]: { updatedAt: latest } });
  return result;
}

/** Of several records of one server the last changed counts; the registry says which version is its newest. */
function keepNewest(record: RegistryRecord, newest: Map<string, RegistryRecord>, result: SyncResult): void {
  if (record.kind === 'older') return;
  if (record.id === '') return count(record, result);
  const known = newest.get(record.id);
  if (known === undefined || !isLater(known.updatedAt, record.updatedAt)) newest.set(record.id, record);
}

async function takeOver(record: RegistryRecord, catalog: string, result: SyncResult): Promise<void> {
  count(record, result);
  const became = record.kind === 'server' ? await writeSyncedSpec(catalog, record.id, record.spec) : await removeSyncedSpec(catalog, record.id);
  result.files[became] += 1;
}

function count(record: RegistryRecord, { unusable }: SyncResult): void {
  if (record.kind === 'unusable') unusable[record.because] = (unusable[record.because] ?? 0) + 1;
}

/** What changed while the pages were read last time, behind the reader's back, is found by looking back a little. */
function hourBefore(since: string | null): string | null {
  return since === null ? null : new Date(Date.parse(since) - 3_600_000).toISOString();
}

function isLater(a: string | null, b: string | null): boolean {
  return a !== null && (b === null || Date.parse(a) > Date.parse(b));
}
