import { StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { setTimeout as wait } from 'node:timers/promises';
import type { Address } from './address.ts';
import { reopenLater, reopenStreams } from './reopen-streams.ts';
import { guardedFetch } from './guarded-fetch.ts';
import { failedPost, httpFailure } from './http-failure.ts';
import { ListingClient } from '../listing/messages/listing-client.ts';
import type { Listing } from '../listing/listing.ts';
import { takeListing } from '../listing/take-listing.ts';
import type { Taking } from '../taking.ts';
import { Unlisted } from '../unlisted.ts';

/** Thrown for a server that does not know the newer transport, as it says by its status. */
export class OlderServer extends Error {
  readonly failure: Unlisted;

  constructor(failure: Unlisted) {
    super(failure.message);
    this.failure = failure;
  }
}

/** Statuses with which servers of the older transport answer a message of the newer one. */
const olderStatuses = [400, 404, 405];

/** Lists over streamable HTTP. Throws `Unlisted`, or `OlderServer`. */
export async function listStreamable({ url, headers }: Address, taking: Taking): Promise<Listing> {
  const guarded = guardedFetch(url.origin, taking);
  let firstStatus = 0;
  const transport = new StreamableHTTPClientTransport(url, {
    fetch: reopenStreams(guarded.fetch, taking), requestInit: { headers }, reconnectionScheduler: reopenLater(taking.limits),
  });
  const client = new ListingClient(taking.limits);
  guarded.onOverrun = (why) => client.giveUp(why);
  await client.connect(transport);
  let odd: string | null = null;
  transport.onerror = (error) => { odd ??= oddMessage(error); };
  const failure = async (error: unknown, method: string) => {
    const failed = failedPost(error);
    firstStatus ||= failed?.status ?? 0;
    return guarded.failure() ?? (failed === null ? null : httpFailure(failed, method));
  };
  try {
    return await takeListing({ client, transport, kind: 'streamable-http', failure, forgive: guarded.forgive, signs: () => [...(odd === null ? [] : [odd]), ...guarded.signs()] }, taking);
  } catch (error) {
    const isOlder = guarded.failure() === null && olderStatuses.includes(firstStatus) && transport.sessionId === undefined;
    throw isOlder && error instanceof Unlisted && (error.cause === 'http-status' || error.cause === 'refused') ? new OlderServer(error) : error;
  } finally {
    taking.onProgress('end');
    await Promise.race([transport.terminateSession().catch(() => undefined), wait(taking.limits.farewellMs, undefined, { ref: false })]);
    await client.close();
  }
}

/** What the SDK could not read of a stream of events, as a clause. */
function oddMessage(error: Error): string | null {
  if (error instanceof SyntaxError) return 'an event of its stream holds no JSON';
  return error.name === 'ZodError' || error.name === '$ZodError' ? 'what it sent is no message of JSON-RPC 2.0' : null;
}
