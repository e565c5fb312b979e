import { SSEClientTransport } from '@modelcontextprotocol/client';
import { setTimeout as wait } from 'node:timers/promises';
import type { Address } from './address.ts';
import { reopenStreams } from './reopen-streams.ts';
import { guardedFetch } from './guarded-fetch.ts';
import type { GuardedFetch } from './guarded-fetch.ts';
import { failedPost, httpFailure } from './http-failure.ts';
import { ListingClient } from '../listing/messages/listing-client.ts';
import type { Listing } from '../listing/listing.ts';
import { takeListing } from '../listing/take-listing.ts';
import type { Taking } from '../taking.ts';
import { Unlisted } from '../unlisted.ts';

/**
 * Lists over the older transport, HTTP with SSE. `earlier` is what the newer one failed with: the better message when this
 * one fails too. Throws `Unlisted`.
 */
export async function listEvents({ url, headers }: Address, taking: Taking, earlier: Unlisted): Promise<Listing> {
  const guarded = guardedFetch(url.origin, taking);
  let givenUp: Unlisted | null = null;
  const client = new ListingClient(taking.limits);
  guarded.onOverrun = (why) => client.giveUp(why);
  const onGivenUp = () => {
    givenUp = new Unlisted('exited', `it closed its stream of events more than ${taking.limits.mostReopenings} times`, 'Look at the server: it must keep its stream open while it is asked.');
    // Answers come on that stream alone, so nothing that waits for one would ever get it.
    client.close().catch(() => undefined);
  };
  const transport = new SSEClientTransport(url, { fetch: reopenStreams(guarded.fetch, { ...taking, onGivenUp }), requestInit: { headers } });
  const failure = async (error: unknown, method: string) => {
    const failed = failedPost(error);
    return guarded.failure() ?? givenUp ?? (failed === null ? null : httpFailure(failed, method));
  };
  try {
    await connectEvents(client, transport, guarded, taking, earlier);
    return await takeListing({ client, transport, kind: 'sse', failure, forgive: guarded.forgive, signs: guarded.signs }, taking);
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
