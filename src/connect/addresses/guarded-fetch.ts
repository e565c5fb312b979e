import type { FetchLike } from '@modelcontextprotocol/client';
import { setTimeout as wait } from 'node:timers/promises';
import { underItsType } from './answer-type.ts';
import { readableAnswer } from './readable-answer.ts';
import { serverTrouble } from './server-trouble.ts';
import { measuredBody } from './measured-body.ts';
import { refusalOf } from './refusal-of.ts';
import { requestIn } from './requested.ts';
import { retryAfter } from './fetch/retry-after.ts';
import type { Taking } from '../taking.ts';
import { Unlisted } from '../unlisted.ts';
import { webFetch } from './fetch/web-fetch.ts';

/** A fetch for one server, and what went wrong in it last. */
export interface GuardedFetch {
  fetch: FetchLike;
  failure(): Unlisted | null;
  /** Forgets it: what is asked next is asked anew. */
  forgive(): void;
  /** What is odd about what it sent, in clauses. */
  signs(): string[];
  /** Told when it sent more than can be held: the SDK itself would ask again, or wait. */
  onOverrun: (why: Unlisted) => void;
}

/**
 * The fetch for one server. Caps what comes, never takes what was passed in to another origin, waits once where the server asks
 * to, and says failures in words without address, header or user info. Redirects are the caller's to follow.
 */
export function guardedFetch(origin: string, { limits, reach, signal, until }: Taking): GuardedFetch {
  let failure: Unlisted | null = null;
  const measured = measuredBody(limits);
  let mayWait = true;
  const fail = (error: Unlisted): Unlisted => (failure ??= error);
  const own: GuardedFetch = {
    fetch: (address, init) => guarded(address, init), failure: () => failure, forgive: () => { failure = null; }, signs: () => measured.signs(), onOverrun: () => undefined,
  };
  const overrun = (why: Unlisted): Unlisted => {
    own.onOverrun(fail(why));
    return fail(why);
  };
  const politely: FetchLike = async (address, init) => {
    const response = await webFetch(address, init, reach);
    const ms = mayWait ? retryAfter(response) : null;
    if (ms === null || ms > limits.mostRetryAfterMs || Date.now() + ms > until) return response;
    mayWait = false;
    // What cannot be unpacked cannot be put away either, and nobody reads it.
    await response.body?.cancel().catch(() => undefined);
    await wait(ms, undefined, { signal: AbortSignal.any([signal, ...(init?.signal ? [init.signal] : [])]) });
    return webFetch(address, init, reach);
  };
  const guarded: FetchLike = async (address, init) => {
    if (!staysAt(new URL(address), origin)) throw fail(new Unlisted('redirected', 'it leads to another origin'));
    const asked = requestIn(init);
    if (asked !== null) measured.forget();
    const came = await politely(address, init).catch((error: unknown) => {
      throw init?.signal?.aborted === true ? error : fail(unreachable(error, new URL(address).host));
    });
    if (came.status >= 500) throw fail(await serverTrouble(came, limits));
    const whole = <T>(reading: Promise<T>): Promise<T> => reading.catch((error: unknown) => {
      throw init?.signal?.aborted === true ? error : fail(error instanceof Unlisted ? error : new Unlisted('exited', `it ended the connection within its answer to ${String(asked?.['method'])}`));
    });
    const response = asked === null || !came.ok ? came : await whole(underItsType(measured.counted(came)));
    const refusal = redirectOf(response, address, origin) ?? await refusalOf(response, asked, limits);
    if (refusal !== null) {
      await response.body?.cancel().catch(() => undefined);
      throw fail(refusal);
    }
    const answer = measured.take(response, { overrun, broken: fail });
    return asked === null ? answer : whole(readableAnswer(answer, asked));
  };
  return own;
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
  return target === null || staysAt(target, origin) ? null : new Unlisted('redirected', `it redirects to ${target.origin === 'null' ? target.protocol : target.origin}`);
}

function unreachable(error: unknown, host: string): Unlisted {
  if (error instanceof Unlisted) return error;
  const code = codeOf(error);
  const isUntrusted = /CERT|SELF_SIGNED|UNABLE_TO/.test(code);
  return new Unlisted('unreachable', isUntrusted ? `the certificate of ${host} is not trusted (${code})` : `${host} cannot be reached (${code})`);
}

/** Code of the deepest cause: several addresses that all fail have one each. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown error';
  const inner = error instanceof AggregateError ? error.errors[0] : error.cause;
  if (inner instanceof Error) return codeOf(inner);
  return (error as NodeJS.ErrnoException).code ?? error.name;
}
