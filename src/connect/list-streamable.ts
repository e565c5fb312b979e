import { StreamableHTTPClientTransport, StreamableHTTPError } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { setTimeout as wait } from 'node:timers/promises';
import type { Address } from './address.ts';
import type { Connection } from './connection.ts';
import { guardedFetch } from './guarded-fetch.ts';
import { ListingClient } from './listing-client.ts';
import type { Listing } from './listing.ts';
import { takeListing } from './take-listing.ts';
import type { Taking } from './taking.ts';
import { Unlisted } from './unlisted.ts';

/** Thrown for a server that does not know the newer transport, as it says by its status. */
export class OlderServer extends Error {
  readonly failure: Unlisted;

  constructor(failure: Unlisted) {
    super(failure.message);
    this.failure = failure;
  }
}

/** Lists over streamable HTTP. Throws `Unlisted`, or `OlderServer`. */
export async function listStreamable({ url, headers }: Address, taking: Taking): Promise<Listing> {
  const guarded = guardedFetch(url.origin, taking.limits);
  let status: StreamableHTTPError | null = null;
  const transport = new StreamableHTTPClientTransport(url, { fetch: guarded.fetch, requestInit: { headers } });
  transport.onerror = (error) => { if (error instanceof StreamableHTTPError) status ??= error; };
  const client = new ListingClient();
  await client.connect(transport as Connection['transport']);
  const failure = async () => guarded.failure() ?? (status === null ? null : statusFailure(status));
  try {
    return await takeListing({ client, transport: transport as Connection['transport'], kind: 'streamable-http', failure }, taking);
  } catch (error) {
    const code = (status as StreamableHTTPError | null)?.code ?? 0;
    const isOlder = guarded.failure() === null && [400, 404, 405].includes(code) && transport.sessionId === undefined;
    throw isOlder && error instanceof Unlisted && error.cause === 'http-status' ? new OlderServer(error) : error;
  } finally {
    taking.onProgress('end');
    await Promise.race([transport.terminateSession().catch(() => undefined), wait(taking.limits.farewellMs, undefined, { ref: false })]);
    await client.close();
  }
}

function statusFailure({ code = 0, message }: StreamableHTTPError): Unlisted {
  return code > 0 ? new Unlisted('http-status', `it answered with HTTP ${code}`) : new Unlisted('not-mcp', message);
}
