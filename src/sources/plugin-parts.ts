import { isJsonObject } from '../schema/json.ts';
import type { Json, JsonObject } from '../schema/json.ts';
import { isServerEntry } from './configs/is-server-entry.ts';

/** What a plugin names as its servers: files in which they stand, from its folder, and those that it writes itself. */
export interface PluginParts { files: string[]; entries: JsonObject }

/** The parts of the `mcpServers` of a plugin: a path, or a list of paths and of objects of servers. Null where it is what other configs have there. */
export function pluginParts(value: Json | undefined): PluginParts | null {
  const all = Array.isArray(value) ? value : [value];
  const isPath = (each: Json | undefined) => typeof each === 'string' && each !== '';
  const hasServers = (each: Json | undefined) => isJsonObject(each) && Object.values(each).some(isServerEntry);
  // A list of servers that each have a name is that of a client.
  if (all.some((each) => isServerEntry(each ?? null)) || !(all.some(isPath) || (Array.isArray(value) && all.some(hasServers)))) return null;
  const files: string[] = [];
  const entries: JsonObject = Object.create(null) as JsonObject;
  all.forEach((each, at) => {
    if (isPath(each)) files.push(each as string);
    else if (!isJsonObject(each)) entries[`entry ${at + 1}`] = each ?? null;
    else for (const [name, entry] of Object.entries(each)) entries[name in entries ? `${name} (${at + 1})` : name] = entry;
  });
  return { files, entries };
}
