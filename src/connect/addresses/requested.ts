import { isJsonObject } from '../../schema/json.ts';
import type { Json, JsonObject } from '../../schema/json.ts';

/** The request that a message carries; null for a notification, and for what is no message. */
export function requestIn({ method, body }: RequestInit = {}): JsonObject | null {
  if (method !== 'POST' || typeof body !== 'string') return null;
  const message = JSON.parse(body) as Json;
  return isJsonObject(message) && typeof message['method'] === 'string' && isId(message['id']) ? message : null;
}

/** Whether a value can be the id of a request of ours. */
export function isId(value: Json | undefined): boolean {
  return typeof value === 'number' || (typeof value === 'string' && /^\d+$/.test(value));
}
