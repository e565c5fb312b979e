import { SSEClientTransport } from '@modelcontextprotocol/sdk/client/sse.js';
import { StreamableHTTPClientTransport, StreamableHTTPError } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { setTimeout as wait } from 'node:timers/promises';
import type { Connection } from './connection.ts';
import { guardedFetch } from './guarded-fetch.ts';
import type { GuardedFetch } from './guarded-fetch.ts';
import type { UrlLaunch } from './launch.ts';
import { ListingClient } from './listing-client.ts';
import type { Listing } from './listing.ts';
import { maskFailure, maskListing } from './mask-listing.ts';
import { maskFor } from './mask.ts';
import { takeListing } from './take-listing.ts';
import type { Taking } from './take-listing.ts';
import { Unlisted } from './unlisted.ts';

/** Lists a remote server: over streamable HTTP, or over the older HTTP with SSE where it knows only that. Throws `Unlisted`. */
export async function listAddress(launch: UrlLaunch, taking: Taking): Promise<Listing> {
  const { url, headers } = addressOf(launch);
  const mask = maskFor(launch);
  try {
    taking.onProgress('connect');
    const listing = await listStreamable(url, headers, taking).catch((error: unknown) => {
      if (!(error instanceof OlderServer)) throw error;
      return listEvents(url, headers, taking, error.failure);
    });
    return maskListing(listing, mask);
  } catch (error) {
    throw maskFailure(error, mask);
  }
}

/** The address without user info, which becomes the header it stands for. */
function addressOf(launch: UrlLaunch): { url: URL; headers: Record<string, string> } {
  const url = URL.parse(launch.url);
  if (url === null || !/^https?:$/.test(url.protocol)) throw new Unlisted('unreachable', 'its address is none of http or https');
  const { username, password } = url;
  url.username = '';
  url.password = '';
  url.hash = '';
  if (username === '' && password === '') return { url, headers: launch.headers };
  const basic = Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString('base64');
  return { url, headers: { Authorization: `Basic ${basic}`, ...launch.headers } };
}

/** Statuses by which a server says that it does not know the newer transport. */
class OlderServer extends Error {
  readonly failure: Unlisted;

  constructor(failure: Unlisted) {
    super(failure.message);
    this.failure = failure;
  }
}

async function listStreamable(url: URL, headers: Record<string, string>, taking: Taking): Promise<Listing> {
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

/** `earlier`: what the newer transport failed with, which is the better message when the older one fails too. */
async function listEvents(url: URL, headers: Record<string, string>, taking: Taking, earlier: Unlisted): Promise<Listing> {
  const guarded = guardedFetch(url.origin, taking.limits);
  const transport = new SSEClientTransport(url, { fetch: guarded.fetch, requestInit: { headers } });
  const client = new ListingClient();
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
    throw error instanceof Unlisted ? error : guarded.failure() ?? earlier;
  }
}
