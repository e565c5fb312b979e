import { isJsonObject } from '../../schema/json.ts';
import type { Json, JsonObject } from '../../schema/json.ts';
import { dig } from '../languages/json/dig.ts';

/** The tool of a request that stands for an MCP server: the data itself, or one of its `tools`. */
export function findToolset(data: Json, isWanted: (tool: JsonObject) => boolean): JsonObject | undefined {
  const tools = dig(data, 'tools');
  const candidates = Array.isArray(tools) && dig(data, 'type') === undefined ? tools : [data];
  return candidates.filter(isJsonObject).find(isWanted);
}

/** The tools of a request, or the one tool that a policy is. */
export function toolsIn(data: Json): Json {
  const tools = dig(data, 'tools');
  return Array.isArray(tools) ? tools : isJsonObject(data) ? [data] : [];
}
