import type { FetchLike } from '@modelcontextprotocol/sdk/shared/transport.js';
import type { Limits } from './limits.ts';
import { Unlisted } from './unlisted.ts';

/** A fetch for one server, and what went wrong in it last. */
export interface GuardedFetch {
  fetch: FetchLike;
  failure(): Unlisted | null;
}

/**
 * The one place from which strangers are fetched. Caps what comes, never takes what was passed in to another origin, and
 * says failures in words without address, header or user info. Redirects are the caller's to follow.
 */
export function guardedFetch(origin: string, limits: Limits): GuardedFetch {
  let failure: Unlisted | null = null;
  let received = 0;
  const fail = (error: Unlisted): Unlisted => (failure ??= error);
  const count = (bytes: number): void => {
    received += bytes;
    if (received > limits.greatestOutput) throw fail(new Unlisted('too-much-output', `it answered with more than ${limits.greatestOutput} bytes`));
  };
  const guarded: FetchLike = async (address, init) => {
    if (!staysAt(new URL(address), origin)) throw fail(new Unlisted('redirected', 'it leads to another origin'));
    const response = await fetch(address, { ...init, redirect: 'manual' }).catch((error: unknown) => {
      throw init?.signal?.aborted === true ? error : fail(unreachable(error, new URL(address).host));
    });
    const refusal = redirectOf(response, address, origin) ?? refusalOf(response, init?.method ?? 'GET');
    if (refusal !== null) {
      await response.body?.cancel();
      throw fail(refusal);
    }
    return response.body === null ? response : new Response(counted(response.body, count), response);
  };
  return { fetch: guarded, failure: () => failure };
}

function counted(body: ReadableStream<Uint8Array>, count: (bytes: number) => void): ReadableStream<Uint8Array> {
  return body.pipeThrough(new TransformStream<Uint8Array, Uint8Array>({
    transform: (chunk, controller) => {
      count(chunk.length);
      controller.enqueue(chunk);
    },
  }));
}

/** The same scheme, host and port; or https instead of http, both on their usual port. */
function staysAt(address: URL, origin: string): boolean {
  const from = new URL(origin);
  return address.origin === origin || (from.protocol === 'http:' && address.protocol === 'https:' && from.host === address.host && from.port === '');
}

/** A redirect that is not followed; of its target only the origin is said. */
function redirectOf({ status, headers }: Response, address: string | URL, origin: string): Unlisted | null {
  const location = headers.get('location');
  const target = status >= 300 && status < 400 && location !== null ? URL.parse(location, address) : null;
  return target === null || staysAt(target, origin) ? null : new Unlisted('redirected', `it redirects to ${target.origin}`);
}

/** Answers that no part of the protocol explains. */
function refusalOf(response: Response, method: string): Unlisted | null {
  const { status } = response;
  if (status === 401 || status === 403) return new Unlisted('unauthorized', `it asks for credentials (HTTP ${status})`);
  if (method !== 'POST' || status !== 200) return null;
  const type = (response.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (type === 'application/json' || type === 'text/event-stream') return null;
  return new Unlisted('wrong-content-type', `it answered with ${type === '' ? 'no content type' : type} instead of JSON`);
}

function unreachable(error: unknown, host: string): Unlisted {
  const code = codeOf(error);
  const why = /CERT|SELF_SIGNED|UNABLE_TO/.test(code) ? `its certificate is not trusted (${code})` : `cannot be reached (${code})`;
  return new Unlisted('unreachable', `${host} ${why}`);
}

/** Code of the deepest cause: fetch says only that it failed. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown error';
  const inner = error instanceof AggregateError ? error.errors[0] : error.cause;
  if (inner instanceof Error) return codeOf(inner);
  // A port that fetch never uses has a message only, and no code.
  return (error as NodeJS.ErrnoException).code ?? (/^[a-z ]{1,40}$/.test(error.message) ? error.message : error.name);
}
