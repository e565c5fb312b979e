import { randomBytes } from 'node:crypto';
import { extname, join } from 'node:path';
import { MessageChannel, receiveMessageOnPort, SHARE_ENV, Worker } from 'node:worker_threads';
import type { MessagePort } from 'node:worker_threads';
import type { Launch } from '../../launch/launch.ts';
import { limits as ownLimits } from '../../limits.ts';
import type { ListOptions } from '../../list-options.ts';
import type { Outcome } from '../../outcome.ts';
import { onExit } from '../../programs/end/on-exit.ts';
import { endAllOnKill, runId } from '../../programs/end/on-kill.ts';
import { Unlisted } from '../../unlisted.ts';
import { awaitListing } from './await-listing.ts';
import { endLeftovers, endLeftoversNow } from './end-leftovers.ts';
import type { FromThread, SentOptions, ToThread } from './thread-messages.ts';

const MiB = 1024 * 1024;

/**
 * A thread that lists servers, one at a time. It may be terminated whatever it is at, which a promise cannot be: then all that
 * it started is ended here, and its folders are removed.
 */
export class Lister {
  /** Whether it can list another server. */
  isSound = true;
  readonly #run = `${runId}-${randomBytes(4).toString('hex')}`;
  readonly #worker: Worker;
  readonly #port: MessagePort;
  readonly #groups = new Set<number>();

  /** `heap`: bytes of memory it may have. */
  constructor(heap = ownLimits.greatestHeap) {
    endAllOnKill();
    const { port1, port2 } = new MessageChannel();
    this.#port = port1.on('message', (message: FromThread) => this.#note(message));
    // The file beside this one, from source and compiled. Without flags of this process: they may bring loaders.
    this.#worker = new Worker(join(import.meta.dirname, `listing-thread${extname(import.meta.filename)}`), {
      workerData: { run: this.#run, port: port2 }, transferList: [port2], env: SHARE_ENV, execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: heap / MiB },
    });
    this.#worker.on('error', () => { this.isSound = false; }).on('exit', () => { this.isSound = false; });
    this.#rest();
  }

  /** Lists a server. Never throws; comes to an end some seconds after its time at the latest, whatever the server sends. */
  async list(launch: Launch, options: ListOptions): Promise<Outcome> {
    const limits = { ...ownLimits, ...options.limits };
    this.#worker.ref();
    this.#port.ref();
    const forget = onExit(() => this.#endNow());
    const awaited = awaitListing({ worker: this.#worker, port: this.#port, options, wholeMs: options.timeoutMs ?? limits.wholeMs, limits });
    this.#port.postMessage({ kind: 'list', launch, options: sendable(options) } satisfies ToThread);
    const came = await awaited;
    if (came instanceof Unlisted) await this.#terminate();
    forget();
    this.#rest();
    return came instanceof Unlisted ? { ok: false, cause: came.cause, says: came.says, remedy: came.remedy, observed: {} } : came;
  }

  /** Lets it go, in order. */
  close(): void {
    if (this.isSound) this.#port.postMessage({ kind: 'close' } satisfies ToThread);
    this.isSound = false;
  }

  /** Toolrisk does not wait for a thread that has nothing to do. */
  #rest(): void {
    this.#worker.unref();
    this.#port.unref();
  }

  #note(message: FromThread): void {
    if (message.kind === 'started') this.#groups.add(message.pid);
    if (message.kind === 'ended') this.#groups.delete(message.pid);
    // What a server left in memory is not for the next one to suffer from.
    if (message.kind === 'done' && message.heap > ownLimits.greatestHeap / 4) this.isSound = false;
  }

  async #terminate(): Promise<void> {
    this.isSound = false;
    await this.#worker.terminate();
    this.#drain();
    await endLeftovers(this.#run, this.#groups);
    this.#port.close();
  }

  #endNow(): void {
    this.#drain();
    endLeftoversNow(this.#run, this.#groups);
  }

  /** What was told and not yet heard. */
  #drain(): void {
    for (let found = receiveMessageOnPort(this.#port); found !== undefined; found = receiveMessageOnPort(this.#port)) this.#note(found.message as FromThread);
  }
}

/** Named one by one: callers have more in their options than can be sent. */
function sendable({ sandbox, sandboxImage, registryTokens, allowed, timeoutMs, allowPrivate, limits, wantsWords, onSignIn }: ListOptions): SentOptions {
  return {
    sandbox, limits, signsIn: onSignIn !== undefined, ...(sandboxImage !== undefined && { sandboxImage }), ...(registryTokens && { registryTokens }), ...(allowed && { allowed }),
    ...(timeoutMs !== undefined && { timeoutMs }), ...(allowPrivate !== undefined && { allowPrivate }), ...(wantsWords !== undefined && { wantsWords }),
  };
}
