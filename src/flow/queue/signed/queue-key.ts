import { createSecretKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { PlaceError } from '../../../text/errors/place-error.ts';

/** What a crawl and its workers share and nobody else knows. Neither printing nor serialising it shows what it is. */
export type QueueKey = KeyObject;

/** Fewest characters of a key: 32 of the hexadecimal ones are 128 bits, which nobody guesses from the signatures that lie in Redis. */
const shortestKey = 32;

const remedy = (name: string) => `Make one and give the same to crawl and workers: export ${name}="$(openssl rand -hex 32)".`;

/** Takes a text as the key of a queue. `name`: the variable it stood in. Throws `PlaceError`, which says nothing of the text. */
export function parseQueueKey(text: string | undefined, name: string): QueueKey {
  const key = text?.trim() ?? '';
  if (key === '') throw new PlaceError(name, 'a queue needs a key that crawl and workers share, and this variable is not set', remedy(name));
  if (key.length < shortestKey) throw new PlaceError(name, `the key of the queue is shorter than ${shortestKey} characters`, remedy(name));
  return createSecretKey(key, 'utf8');
}
