import { isJsonObject } from '../../schema/json.ts';
import type { Json } from '../../schema/json.ts';
import { isRegistryName } from './registry-name.ts';

/** The records in the answer of a registry that is asked for its list, or in a list alone; null where it is something else. */
export function registryList(value: Json): Json[] | null {
  const list = isJsonObject(value) ? value['servers'] : value;
  return Array.isArray(list) && list.some(isRecord) ? list : null;
}

function isRecord(entry: Json): boolean {
  if (!isJsonObject(entry)) return false;
  const { server, name, packages, remotes } = entry;
  return isJsonObject(server) ? isRegistryName(server['name']) : isRegistryName(name) && (Array.isArray(packages) || Array.isArray(remotes));
}
