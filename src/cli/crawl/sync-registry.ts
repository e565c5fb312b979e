import { syncRegistry } from '../../flow/sync/sync-registry.ts';
import type { SyncResult } from '../../flow/sync/sync-registry.ts';
import { reasons } from '../../sources/registry/registry-reasons.ts';
import type { Reason } from '../../sources/registry/registry-reasons.ts';
import { PlaceError } from '../../text/errors/place-error.ts';
import type { Context } from '../context.ts';

/** How `crawl --registry` takes over a registry. */
export interface SyncOptions { catalog: string; fresh?: boolean; allowPrivate?: boolean }

/** Takes the servers of a registry over into the catalog and says what became of them. Throws `PlaceError` for an address that is none. */
export async function syncFromRegistry(address: string, { catalog, fresh = false, allowPrivate = false }: SyncOptions, context: Context): Promise<void> {
  const result = await syncRegistry({ catalog, base: baseOf(address), fresh, allowPrivate, signal: context.stop });
  await context.out(`${summaryOf(result)}\n`);
  for (const [reason, servers] of Object.entries(result.unusable).sort()) {
    context.say(`${servers} left out: ${servers === 1 ? 'it' : 'each'} ${reasons[reason as Reason]}.`);
  }
  if (result.problem === undefined) return;
  context.codes.push(3);
  context.say(`registry: ${result.problem.cause}: ${result.problem.says} ${result.problem.remedy}`);
}

function baseOf(address: string): URL {
  const url = URL.parse(address);
  const isPlain = url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '' && url.search === '';
  // The address may hold a secret, so the error does not repeat it.
  if (!isPlain) throw new PlaceError('--registry', 'is no plain address of the web', 'Write it as https://registry.example.com.');
  return url;
}

function summaryOf({ records, files }: SyncResult): string {
  const { added, changed, unchanged, removed, reviewed } = files;
  return `${records} records: ${added} servers added, ${changed} changed, ${removed} removed, ${unchanged} as before${reviewed > 0 ? `, ${reviewed} reviewed and left alone` : ''}`;
}
