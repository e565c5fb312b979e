import type { MessagePort } from 'node:worker_threads';
import type { Cause } from '../../causes.ts';
import type { Launch } from '../../launch/launch.ts';
import type { ListOptions } from '../../list-options.ts';
import type { Outcome } from '../../outcome.ts';
import type { Phase } from '../../taking.ts';

/** What a thread that lists servers is started with. `run` begins the marks of its processes and the names of its folders. */
export interface ThreadData { run: string; port: MessagePort }

/** How to list a server, as far as it can be sent to a thread. */
export interface SentOptions extends Pick<ListOptions, 'sandbox' | 'sandboxImage' | 'registryTokens' | 'allowed' | 'timeoutMs' | 'allowPrivate' | 'limits' | 'wantsWords'> {
  /** Whether a person can be shown an address to sign in at. */
  signsIn: boolean;
}

/** Why a listing is to end early. */
export interface StopReason { cause: Cause; says: string; remedy: string }

/** What is said to the thread. */
export type ToThread = { kind: 'list'; launch: Launch; options: SentOptions } | { kind: 'stop'; why: StopReason } | { kind: 'close' };

/** What the thread says. `heap`: bytes that it holds afterwards. */
export type FromThread =
  | { kind: 'phase'; phase: Phase }
  | { kind: 'sign-in'; address: string }
  | { kind: 'started' | 'ended'; pid: number }
  | { kind: 'done'; outcome: Outcome; heap: number };
