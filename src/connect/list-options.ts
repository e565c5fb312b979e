import type { Limits } from './limits.ts';
import type { ShowSignIn } from './addresses/list-address.ts';
import type { RegistryToken } from './packages/npm/npm-config.ts';
import type { Machine } from './sandbox/machine.ts';
import type { SandboxAsked } from './sandbox/sandbox.ts';
import type { GateParts, Phase } from './taking.ts';

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
  /** Whether a failure is to come with the end of all that the program wrote: for who reads there what it lacks. */
  wantsWords?: boolean;
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
