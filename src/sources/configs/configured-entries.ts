import { isJsonObject } from '../../schema/json.ts';
import type { JsonObject } from '../../schema/json.ts';

/** Servers of a config that belong together. */
export interface EntryGroup {
  entries: JsonObject;
  /** Folder of the project they are for: Claude Code keeps those of all projects in one file. */
  project?: string;
}

/**
 * The servers in a config, whoever's it is: `mcpServers` of most clients, `servers` of VS Code's mcp.json, `mcp.servers` of
 * its settings, `mcp_servers` of Codex, `context_servers` of Zed, `mcp` of opencode. Null where the value has none of them.
 */
export function configuredEntries(value: unknown): EntryGroup[] | null {
  if (!isJsonObject(value)) return null;
  const mcp = isJsonObject(value['mcp']) ? value['mcp'] : {};
  const direct = [value['mcpServers'], value['servers'], mcp['servers'], value['mcp_servers'], value['context_servers'], ofOpencode(mcp)].find(isJsonObject);
  const projects = isJsonObject(value['projects']) ? Object.entries(value['projects']) : [];
  const groups = projects.flatMap(([project, rest]) => (isJsonObject(rest) && isJsonObject(rest['mcpServers']) ? [{ entries: rest['mcpServers'], project }] : []));
  if (direct === undefined && groups.length === 0) return null;
  return [...(direct === undefined ? [] : [{ entries: direct }]), ...groups];
}

/** opencode's `mcp` is itself the object of servers, each with its type, or only switched on or off. */
function ofOpencode(mcp: JsonObject): JsonObject | undefined {
  const values = Object.values(mcp);
  const areServers = values.length > 0 && values.every((each) => isJsonObject(each) && (each['type'] === 'local' || each['type'] === 'remote' || typeof each['enabled'] === 'boolean'));
  return areServers ? mcp : undefined;
}
