import { isMainThread, workerData } from 'node:worker_threads';
import type { FromThread, ThreadData } from './thread-messages.ts';

/**
 * Tells whoever started this thread of a process that leads a group, at once: a thread that is terminated ends nothing itself.
 * Gives what says that it has ended. Outside such a thread, nothing is told.
 */
export function announceProcess(pid: number | undefined): () => void {
  const port = isMainThread ? undefined : (workerData as Partial<ThreadData> | null)?.port;
  if (port === undefined || pid === undefined) return () => undefined;
  port.postMessage({ kind: 'started', pid } satisfies FromThread);
  return () => port.postMessage({ kind: 'ended', pid } satisfies FromThread);
}
