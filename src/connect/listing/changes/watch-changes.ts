import type { ListingClient } from '../messages/listing-client.ts';

/** Whether the server said that its tools changed. */
export interface Changes {
  /** Waits until it says so, at most `ms`; true when it did. */
  within(ms: number, signal: AbortSignal): Promise<boolean>;
  forget(): void;
}

/** Listens for `notifications/tools/list_changed`: some servers register tools only after the handshake. */
export function watchChanges(client: ListingClient): Changes {
  let changed = false;
  let wake = () => {};
  client.onNotification = (method) => {
    if (method !== 'notifications/tools/list_changed') return;
    changed = true;
    wake();
  };
  return {
    forget: () => { changed = false; },
    within: (ms, signal) => new Promise((done) => {
      const end = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', end);
        done(changed);
      };
      const timer = setTimeout(end, ms);
      signal.addEventListener('abort', end, { once: true });
      wake = end;
      if (changed || signal.aborted) end();
    }),
  };
}
