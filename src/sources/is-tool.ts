import type { JsonObject } from '../schema/json.ts';
import { inputNames } from './dumps/dump-definition.ts';
import { seemsToBe } from './seems-to-be.ts';

/** What a tool without a schema may have (MCP 2026-07-28), and what dumps put beside it. */
const known: ReadonlySet<string> = new Set(['name', 'title', 'description', 'annotations', 'icons', 'execution', '_meta', 'server', 'type', 'tags', 'id']);

/**
 * Whether an object is a tool: it has a name, and a schema of its input, or nothing that says that it is something else. `alone`: it is the
 * whole document, where whatever else it has makes it one of another kind.
 */
export function isTool(value: JsonObject, { alone }: { alone: boolean }): boolean {
  if (typeof value['name'] !== 'string') return false;
  if (['inputSchema', ...inputNames, 'outputSchema'].some((name) => name in value)) return true;
  return seemsToBe(value) === null && (!alone || Object.keys(value).every((key) => known.has(key)));
}
