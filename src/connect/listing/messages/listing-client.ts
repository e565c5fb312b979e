import type { JSONRPCMessage, Transport } from '@modelcontextprotocol/client';
import { isJsonObject } from '../../../schema/json.ts';
import type { Json, JsonObject } from '../../../schema/json.ts';
import { shortened, visibleLine } from '../../../text/visible.ts';
import type { Limits } from '../../limits.ts';
import { AskedBack } from '../signs/asked-back.ts';
import { RequestFailure } from './request-failure.ts';
import { rpcErrorIn } from './rpc-error.ts';
import { Unlisted } from '../../unlisted.ts';

/** How long a request may take, and what ends the waiting early. */
export interface RequestOptions { timeoutMs: number; signal: AbortSignal }

/**
 * The client side of MCP for someone who only lists, of any revision. Results come as they are, since the SDK's clients drop
 * unknown fields (up to 2025-11-25) or reject a whole list for one bad entry (from 2026-07-28). Offers no capability: a server
 * that asks for sampling, elicitation or roots is told that there is no such method; one that sends without end is given up.
 */
export class ListingClient {
  /** Told of each request that was refused. */
  onRefused: () => void = () => undefined;
  onNotification: (method: string) => void = () => undefined;
  /** What every request says of us (`_meta`), in the era without a handshake. */
  envelope: JsonObject | null = null;
  readonly #waiting = new Map<number, (answer: JsonObject | Error) => void>();
  readonly #limits: Pick<Limits, 'mostMessages' | 'mostRequests'>;
  #transport: Transport | null = null;
  #nextId = 0;
  #messages = 0;
  #requests = 0;
  /** The id of an answer that nobody waited for, since the last request. */
  #stray: string | null = null;
  /** What it asked and told, since then. */
  readonly #said = new AskedBack();
  #method = '';
  /** Requests that ended without one: it may come late. */
  readonly #unanswered = new Set<number>();
  /** Answers go out one after the other: over HTTP each is a connection, and a server may ask for thousands at once. */
  #answering: Promise<unknown> = Promise.resolve();

  constructor(limits: Pick<Limits, 'mostMessages' | 'mostRequests'>) {
    this.#limits = limits;
  }

  async connect(transport: Transport): Promise<void> {
    this.#transport = transport;
    transport.onmessage = (message: JSONRPCMessage) => this.#receive(message as unknown as JsonObject);
    transport.onclose = () => this.#end();
    await transport.start();
  }

  /** The result of a request. Throws `RequestFailure`, or what the transport throws. */
  async request(method: string, params: JsonObject, { timeoutMs, signal }: RequestOptions): Promise<JsonObject> {
    const transport = this.#transport;
    if (transport === null) throw new RequestFailure('closed');
    const id = this.#nextId++;
    this.#stray = null;
    // The same in another revision may leave it waiting for what it asked before.
    if (method !== this.#method) this.#said.forget();
    this.#method = method;
    const abort = new AbortController();
    const answered = new Promise<JsonObject>((done, fail) => {
      const stop = (why: RequestFailure) => {
        this.#cancel(id, method, abort);
        fail(why);
      };
      const timer = setTimeout(() => stop(new RequestFailure('timeout')), timeoutMs);
      const onAbort = () => stop(new RequestFailure('interrupted'));
      signal.addEventListener('abort', onAbort, { once: true });
      this.#waiting.set(id, (answer) => (answer instanceof Error ? fail(answer) : done(answer)));
      abort.signal.addEventListener('abort', () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', onAbort);
      }, { once: true });
      transport.send({ jsonrpc: '2.0', id, method, params: this.#enveloped(params) } as JSONRPCMessage, {
        requestSignal: abort.signal, onRequestStreamEnd: () => fail(new RequestFailure('closed')),
      }).catch(fail);
      if (signal.aborted) onAbort();
    });
    try {
      return await answered;
    } catch (error) {
      if (error instanceof RequestFailure && error.rpc === null) this.#unanswered.add(id);
      throw error;
    } finally {
      this.#waiting.delete(id);
      abort.abort();
    }
  }

  async notify(method: string): Promise<void> {
    await this.#transport?.send({ jsonrpc: '2.0', method } as JSONRPCMessage);
  }

  /** What is odd about its answers, in clauses. */
  signs(): string[] {
    const stray = this.#stray === null ? [] : [`it answered with another id: ${this.#stray} instead of ${this.#nextId - 1}`];
    return [...this.#said.signs(), ...stray];
  }

  /** Gives the server up: whoever waits for an answer is told why. */
  giveUp(why: Unlisted): void {
    for (const settle of this.#waiting.values()) settle(why);
    this.#transport?.close().catch(() => undefined);
  }

  async close(): Promise<void> {
    await this.#transport?.close();
  }

  #enveloped(params: JsonObject): JsonObject {
    return this.envelope === null ? params : { ...params, _meta: this.envelope };
  }

  /** Without a handshake there are no notifications from clients: the end of the request's own stream says it. */
  #cancel(id: number, method: string, abort: AbortController): void {
    abort.abort();
    if (this.envelope !== null || method === 'initialize') return;
    this.#transport?.send({ jsonrpc: '2.0', method: 'notifications/cancelled', params: { requestId: id } } as JSONRPCMessage).catch(() => undefined);
  }

  #receive(message: JsonObject): void {
    const { id, method } = message;
    this.#messages += 1;
    if (this.#messages > this.#limits.mostMessages) return this.giveUp(new Unlisted('too-much-output', `it sent more than ${this.#limits.mostMessages} messages`));
    if (typeof method !== 'string') return this.#answer(id ?? null, message);
    this.#said.take(message);
    if (id === undefined) return this.onNotification(method);
    this.#requests += 1;
    if (this.#requests > this.#limits.mostRequests) return this.giveUp(new Unlisted('too-much-output', `it sent more than ${this.#limits.mostRequests} requests of its own`));
    if (method !== 'ping') this.onRefused();
    // From 2026-07-28 on, a client writes no answers.
    if (this.envelope !== null) return;
    const answer = method === 'ping' ? { result: {} } : { error: { code: -32601, message: 'Method not found' } };
    this.#answering = this.#answering.then(() => this.#transport?.send({ jsonrpc: '2.0', id, ...answer } as JSONRPCMessage)).catch(() => undefined);
  }

  #answer(id: Json, message: JsonObject): void {
    const { result } = message;
    const error = rpcErrorIn(message);
    const settle = this.#waiting.get(id === null ? Number.NaN : Number(id)) ?? (error !== null && !isNumber(id) ? this.#oldest() : undefined);
    if (settle === undefined && !this.#unanswered.has(Number(id))) this.#stray = shortened(visibleLine(JSON.stringify(id).slice(0, 200)), 40);
    if (error !== null) return settle?.(new RequestFailure('error', error));
    settle?.(isJsonObject(result) ? result : new RequestFailure('no-result'));
  }

  /** Whom an error is for that names no request: its server failed before it read which. */
  #oldest(): ((answer: JsonObject | Error) => void) | undefined {
    const [oldest] = this.#waiting.values();
    return oldest;
  }

  #end(): void {
    this.#transport = null;
    for (const settle of this.#waiting.values()) settle(new RequestFailure('closed'));
  }
}

function isNumber(id: Json): boolean {
  return id !== null && id !== '' && !Number.isNaN(Number(id));
}
