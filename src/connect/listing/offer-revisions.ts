import { setTimeout as wait } from 'node:timers/promises';
import { ask } from './messages/ask.ts';
import type { Connection } from './messages/connection.ts';
import { isStateless, olderRevisions, sessionRevision } from './handshake/revisions.ts';
import type { Hello } from './handshake/hello.ts';
import type { Taking } from '../taking.ts';
import { Unlisted } from '../unlisted.ts';
import { Refused } from './messages/refused.ts';
import { rpcErrorAsResult } from './messages/rpc-error.ts';
import { mayRefuseRevision, namedRevisions } from './refused-revision.ts';

/** What became of one offer. */
type Said = { revision: string; hello: Hello } | { revision: string; error: unknown };

/** Offers at the most: those that are known, and as many again that a server names. */
const mostOffers = 8;

/**
 * Begins a session: offers the newest revision, and the older ones in turn where it is refused, in whatever way. To a server that
 * says nothing the next is offered while it may still answer the one before; its first answer counts. Throws the first refusal.
 */
export async function offerRevisions(connection: Connection, taking: Taking, revisions: readonly string[] = [sessionRevision, ...olderRevisions]): Promise<Hello> {
  const { limits, signal, until } = taking;
  const over = new AbortController();
  const offers = { left: [...revisions], made: new Set<string>() };
  const waiting = new Map<string, Promise<Said>>();
  let refusal: Unlisted | null = null;
  let patienceMs = Math.min(limits.reofferMs, limits.initializeMs / 4, Math.max(until - Date.now(), 0) / 4);
  try {
    for (;;) {
      const next = offers.left.shift();
      if (next !== undefined) {
        offers.made.add(next);
        waiting.set(next, offer(connection, next, limits.initializeMs, AbortSignal.any([signal, over.signal])));
      }
      if (waiting.size === 0) throw refusal;
      const silence = offers.left.length === 0 ? [] : [wait(patienceMs, null, { signal: over.signal })];
      const said = await Promise.race([...waiting.values(), ...silence]);
      if (said === null) {
        patienceMs /= 4;
        continue;
      }
      waiting.delete(said.revision);
      if ('hello' in said) return said.hello;
      // Of several the first refusal tells most, also where a later offer was not answered.
      if (!isRefusal(said.error, connection)) throw said.error instanceof Unlisted && said.error.cause === 'timeout' ? refusal ?? said.error : said.error;
      refusal ??= said.error;
      offers.left = isDropped(said.error, connection) ? offers.left : nextOffers(said.error, offers);
    }
  } finally {
    over.abort();
  }
}

async function offer(connection: Connection, revision: string, timeoutMs: number, signal: AbortSignal): Promise<Said> {
  const params = { protocolVersion: revision, capabilities: {}, clientInfo: { name: 'toolrisk', version: '0' } };
  try {
    connection.forgive?.();
    const answer = await ask(connection, { method: 'initialize', params, timeoutMs, signal });
    const { protocolVersion } = answer;
    const refusal = typeof protocolVersion === 'string' ? null : rpcErrorAsResult(answer);
    if (refusal !== null) throw new Refused('initialize', refusal);
    if (typeof protocolVersion !== 'string') throw new Unlisted('not-mcp', 'its answer to initialize names no protocol version');
    return { revision, hello: { ...answer, protocolVersion } };
  } catch (error) {
    return { revision, error };
  }
}

function isRefusal(error: unknown, connection: Connection): error is Unlisted {
  return error instanceof Unlisted && (error.cause === 'refused' || error.cause === 'http-status' || isDropped(error, connection));
}

/** Over HTTP a server may just hang up. A program that ends is another matter: it does not answer again. */
function isDropped({ cause, says }: Unlisted, { kind }: Connection): boolean {
  return kind !== 'stdio' && (cause === 'exited' || (cause === 'unreachable' && /ECONNRESET|EPIPE|UND_ERR_SOCKET/.test(says)));
}

/** What to offer next: what it named, then what is left; nothing where its refusal is about something else. */
function nextOffers(error: Unlisted, { left, made }: { left: readonly string[]; made: ReadonlySet<string> }): string[] {
  const named = namedRevisions(error).filter((revision) => !made.has(revision));
  const older = named.filter((revision) => !isStateless(revision));
  // Who names only revisions without a handshake knows no older ones.
  if (named.length > 0 && older.length === 0) return [];
  if (older.length === 0 && !mayRefuseRevision(error)) return [];
  return [...new Set([...older, ...left])].slice(0, Math.max(0, mostOffers - made.size));
}
