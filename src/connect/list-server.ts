import { openDeadline, overdue } from './deadline.ts';
import type { Launch } from './launch/launch.ts';
import { limits as ownLimits } from './limits.ts';
import { listAddress } from './addresses/list-address.ts';
import type { ListOptions } from './list-options.ts';
import { listProgram } from './programs/list-program.ts';
import { inPhase } from './listing/signs/in-phase.ts';
import type { Observed } from './observed.ts';
import type { Outcome } from './outcome.ts';
import { remedyFor } from './remedies/remedy-for.ts';
import { asSentence } from './remedies/told-failure.ts';
import type { Phase } from './taking.ts';
import { asUnlisted } from './unlisted.ts';

/**
 * Starts or reaches a server, asks for its tools, and ends it. No tool is called. Never throws: whatever goes wrong with one
 * server is a value, so that it cannot stop the others. Text in the outcome is a stranger's: escape it where it is shown.
 */
export async function listServer(launch: Launch, options: ListOptions): Promise<Outcome> {
  const limits = { ...ownLimits, ...options.limits };
  const wholeMs = options.timeoutMs ?? limits.wholeMs;
  const deadline = openDeadline(options.signal, wholeMs, overdue(wholeMs));
  const observed: Observed = {};
  let phase: Phase = 'start';
  const taking = {
    limits, signal: deadline.signal, until: Date.now() + wholeMs, reach: { allowPrivate: options.allowPrivate === true }, observed, gate: options.gate,
    onProgress: (next: Phase) => {
      if (next !== 'end') phase = next;
      options.onProgress?.(next);
    },
  };
  try {
    deadline.signal.throwIfAborted();
    const listing = launch.kind === 'url' ? await listAddress(launch, taking, options.onSignIn) : await listProgram(launch, {
      ...taking, sandbox: options.sandbox, image: options.sandboxImage, tokens: options.registryTokens, allowed: options.allowed, wantsWords: options.wantsWords === true, ...(options.machine && { machine: options.machine }),
    });
    return { ok: true, listing, observed };
  } catch (error) {
    const failure = inPhase(asUnlisted(error), phase);
    const remedy = remedyFor(failure, launch, observed);
    saidOnce(observed, remedy);
    return { ok: false, cause: failure.cause, says: failure.says, remedy, observed, ...(failure.written !== '' && { written: failure.written }) };
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
