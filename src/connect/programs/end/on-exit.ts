const pending = new Set<() => void>();
let watching = false;

/**
 * Does something when this process exits before it could do so in order (a second Ctrl-C, an uncaught error). Gives the
 * function that calls it off. One listener serves all, so a long crawl does not pile them up.
 */
export function onExit(task: () => void): () => void {
  if (!watching) process.on('exit', () => { for (const each of pending) attempt(each); });
  watching = true;
  pending.add(task);
  return () => pending.delete(task);
}

/** Whether anything was started or made and not yet ended or removed in order. */
export function hasPending(): boolean {
  return pending.size > 0;
}

function attempt(task: () => void): void {
  try {
    task();
  } catch {
    // The others still have their turn.
  }
}
