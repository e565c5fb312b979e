import type { JsonObject } from '../schema/json.ts';
import { inputNames } from './dumps/dump-definition.ts';
import { seemsToBe } from './seems-to-be.ts';

/** What a tool without a schema may have (MCP 2026-07-28), and what dumps put beside it. */
const known: ReadonlySet<string> = new Set(['name', 'title', 'description', 'annotations', 'icons', 'execution', '_meta', 'server', 'type', 'tags', 'id']);

/** Where an object stands: alone in a document, in a list or a line of many, or in the answer of a server, where all that has a name is a tool. */
export type Standing = 'alone' | 'listed' | 'answered';

/**
 * Whether an object is a tool: it has a name, and a schema of its input, or nothing that says that it is something else. Alone, whatever
 * else it has makes it one of another kind; in a list it may have more, where it is described.
 */
export function isTool(value: JsonObject, standing: Standing): boolean {
  if (typeof value['name'] !== 'string') return false;
  if (standing === 'answered' || ['inputSchema', ...inputNames, 'outputSchema'].some((name) => name in value)) return true;
  if (seemsToBe(value) !== null) return false;
  const isPlain = Object.keys(value).every((key) => known.has(key));
  return isPlain || (standing === 'listed' && ['description', 'server', 'annotations'].some((name) => name in value));
}
