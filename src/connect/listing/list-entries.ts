import { isJsonObject } from '../../schema/json.ts';
import type { Json, JsonObject } from '../../schema/json.ts';
import type { Connection } from './messages/connection.ts';
import { openDeadline } from '../deadline.ts';
import { fits } from './fits.ts';
import type { Limits } from '../limits.ts';
import { listPages } from './list-pages.ts';
import type { ListRequest } from './list-pages.ts';
import type { Taking } from '../taking.ts';
import { Unlisted } from '../unlisted.ts';

/** What a server lists besides tools. `count` is null when it has no such capability, or would not say: that never loses the tools. */
export interface Entries { count: number | null; kept: JsonObject[] }

/** The capability that a list belongs to. */
const capabilityOf = { tools: 'tools', prompts: 'prompts', resources: 'resources', resourceTemplates: 'resources' } as const satisfies Record<ListRequest['list'], string>;

/** Asks for a list besides the tools, and waits for it no longer than it is worth. */
export async function listEntries(connection: Connection, list: ListRequest['list'], capabilities: JsonObject, { limits, signal }: Taking): Promise<Entries> {
  if (!isJsonObject(capabilities[capabilityOf[list]])) return { count: null, kept: [] };
  const deadline = openDeadline(signal, limits.countMs, `it did not list its ${list} in time`);
  try {
    const { entries } = await listPages(connection, { list, limits, signal: deadline.signal });
    return { count: entries.length, kept: keptOf(entries, limits) };
  } catch (error) {
    if (error instanceof Unlisted && error.cause === 'interrupted') throw error;
    return { count: null, kept: [] };
  } finally {
    deadline.close();
  }
}

/** The first entries that can be handled, as they came: they are read for hygiene only. */
function keptOf(entries: readonly Json[], { mostTexts, greatestText, greatestDepth }: Limits): JsonObject[] {
  const fitting = (entry: Json): entry is JsonObject => isJsonObject(entry) && fits(entry, { units: greatestText, depth: greatestDepth });
  return entries.filter(fitting).slice(0, mostTexts);
}
