import { isJsonObject } from '../schema/json.ts';
import type { JsonObject } from '../schema/json.ts';
import type { Connection } from './connection.ts';
import { openDeadline } from './deadline.ts';
import { listPages } from './list-pages.ts';
import type { Taking } from './taking.ts';
import { Unlisted } from './unlisted.ts';

/** How many prompts or resources a server lists; null when it has no such capability, or would not say: that never loses the tools. */
export async function countEntries(connection: Connection, list: 'prompts' | 'resources', capabilities: JsonObject, { limits, signal }: Taking): Promise<number | null> {
  if (!isJsonObject(capabilities[list])) return null;
  const deadline = openDeadline(signal, limits.countMs, `it did not list its ${list} in time`);
  try {
    return (await listPages(connection, { list, limits, signal: deadline.signal })).entries.length;
  } catch (error) {
    if (error instanceof Unlisted && error.cause === 'interrupted') throw error;
    return null;
  } finally {
    deadline.close();
  }
}
