import { SSEClientTransport } from '@modelcontextprotocol/client';
import { setTimeout as wait } from 'node:timers/promises';
import type { Address } from './address.ts';
import { guardedFetch } from './guarded-fetch.ts';
import type { GuardedFetch } from './guarded-fetch.ts';
import { ListingClient } from './listing-client.ts';
import type { Listing } from './listing.ts';
import { takeListing } from './take-listing.ts';
import type { Taking } from './taking.ts';
import { Unlisted } from './unlisted.ts';

/**
 * Lists over the older transport, HTTP with SSE. `earlier` is what the newer one failed with: the better message when this
 * one fails too. Throws `Unlisted`.
 */
export async function listEvents({ url, headers }: Address, taking: Taking, earlier: Unlisted): Promise<Listing> {
  const guarded = guardedFetch(url.origin, taking);
  const transport = new SSEClientTransport(url, { fetch: guarded.fetch, requestInit: { headers } });
  const client = new ListingClient(taking.limits);
  guarded.onOverrun = (why) => client.giveUp(why);
  try {
    await connectEvents(client, transport, guarded, taking, earlier);
    return await takeListing({ client, transport, kind: 'sse', failure: async () => guarded.failure() }, taking);
  } finally {
    await transport.close();
  }
}

async function connectEvents(client: ListingClient, transport: SSEClientTransport, guarded: GuardedFetch, { limits, signal }: Taking, earlier: Unlisted): Promise<void> {
  const silence = wait(limits.initializeMs, undefined, { signal, ref: false }).then(() => { throw new Unlisted('timeout', 'it named no endpoint over SSE in time'); });
  try {
    await Promise.race([client.connect(transport), silence]);
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    throw error instanceof Unlisted ? error : guarded.failure() ?? strayed(error) ?? earlier;
  }
}

/** The SDK refuses an endpoint at another origin: nothing that was passed in goes there. */
function strayed(error: unknown): Unlisted | null {
  const isElsewhere = error instanceof Error && error.message.startsWith('Endpoint origin does not match');
  return isElsewhere ? new Unlisted('redirected', 'it names an endpoint for messages at another origin') : null;
}
