import type { Cause } from './causes.ts';
import { openDeadline, spoken } from './deadline.ts';
import type { Launch } from './launch.ts';
import { limits as ownLimits } from './limits.ts';
import type { Limits } from './limits.ts';
import { listAddress } from './list-address.ts';
import type { ShowSignIn } from './list-address.ts';
import { listProgram } from './list-program.ts';
import type { Listing } from './listing.ts';
import type { Observed } from './observed.ts';
import type { RegistryToken } from './packages/npm-config.ts';
import { remedyFor } from './programs/remedy-for.ts';
import { asSentence } from './programs/told-failure.ts';
import type { Machine } from './sandbox/machine.ts';
import type { SandboxAsked } from './sandbox.ts';
import type { GateParts, Phase } from './taking.ts';
import { asUnlisted } from './unlisted.ts';

/** How to list a server. */
export interface ListOptions {
  sandbox: SandboxAsked;
  /** Image of the containers where the sandbox is docker; default: Debian with Node. */
  sandboxImage?: string;
  /** Tokens for registries that packages are installed from; none of the user's own is passed on. */
  registryTokens?: readonly RegistryToken[];
  /** Files and folders of this machine that the program is shown, as the person named them; absolute. */
  allowed?: readonly string[];
  /** Milliseconds for everything; default: the limits of the machinery. */
  timeoutMs?: number;
  /** Whether a URL may lead to this machine, or into a private network. */
  allowPrivate?: boolean;
  /** Given the address at which a person signs in to a server that asks for credentials; without it, nobody does. */
  onSignIn?: ShowSignIn;
  /** Ends it early: what was started is ended first. */
  signal?: AbortSignal;
  onProgress?(phase: Phase): void;
  /** Smaller limits, for tests. */
  limits?: Partial<Limits> | undefined;
  /** Another machine than this one, for tests: without its control groups, say. */
  machine?: Machine;
  /** What the gates of cells are to rest on, for tests: the rule for addresses, the lookup of names. */
  gate?: GateParts | undefined;
}

/** What became of a server: its listing, or why there is none and what to do, one line each. */
export type Outcome =
  | { ok: true; listing: Listing; observed: Observed }
  | { ok: false; cause: Cause; says: string; remedy: string; observed: Observed };

/**
 * Starts or reaches a server, asks for its tools, and ends it. No tool is called. Never throws: whatever goes wrong with one
 * server is a value, so that it cannot stop the others. Text in the outcome is a stranger's: escape it where it is shown.
 */
export async function listServer(launch: Launch, options: ListOptions): Promise<Outcome> {
  const limits = { ...ownLimits, ...options.limits };
  const wholeMs = options.timeoutMs ?? limits.wholeMs;
  const deadline = openDeadline(options.signal, wholeMs, `it was not listed within ${spoken(wholeMs)}`);
  const observed: Observed = {};
  const taking = {
    limits, signal: deadline.signal, until: Date.now() + wholeMs, reach: { allowPrivate: options.allowPrivate === true }, observed, gate: options.gate,
    onProgress: (phase: Phase) => options.onProgress?.(phase),
  };
  try {
    deadline.signal.throwIfAborted();
    const listing = launch.kind === 'url' ? await listAddress(launch, taking, options.onSignIn) : await listProgram(launch, {
      ...taking, sandbox: options.sandbox, image: options.sandboxImage, tokens: options.registryTokens, allowed: options.allowed, ...(options.machine && { machine: options.machine }),
    });
    return { ok: true, listing, observed };
  } catch (error) {
    const failure = asUnlisted(error);
    const remedy = remedyFor(failure, launch, observed);
    saidOnce(observed, remedy);
    return { ok: false, cause: failure.cause, says: failure.says, remedy, observed };
  } finally {
    deadline.close();
  }
}

/** Leaves out of the notes what the remedy says. */
function saidOnce(observed: Observed, remedy: string): void {
  const left = observed.notShown?.filter((line) => !remedy.includes(asSentence(line))) ?? [];
  if (left.length > 0) observed.notShown = left;
  else delete observed.notShown;
}
