import { isJsonObject } from '../../schema/json.ts';
import type { JsonObject } from '../../schema/json.ts';
import { seemsToBe } from '../seems-to-be.ts';
import { isServerEntry } from './is-server-entry.ts';

/** Keys of documents that are no flat config, though an object in them may have a command or an address. */
const otherKeys = ['name', 'version', 'tools', 'jsonrpc', '$schema', 'openapi', 'scripts', 'apiVersion', 'definitions'];

/** Keys that hold a text in documents of all kinds, and no server that went wrong. */
const plainKeys = ['description', 'title', 'id', 'type', 'author', 'license', 'homepage', 'model', 'theme', 'image', 'extends', 'root', 'url', 'command', 'args', 'cwd', 'env'];

/** Values that are no objects for each server beside them, at most: settings in which something has a command have many more. */
const mostBad = 3;

/** The flat form of plugins, where the servers are the whole file: some that are well written, and perhaps bad ones beside them. Undefined for all else. */
export function flatEntries(value: JsonObject): JsonObject | undefined {
  const servers = Object.values(value).filter(isServerEntry).length;
  if (servers === 0 || otherKeys.some((key) => key in value)) return undefined;
  if (seemsToBe(value)?.what === 'a configuration of language servers') return undefined;
  const bad = Object.keys(value).filter((key) => !isJsonObject(value[key]));
  if (bad.length === 0) return value;
  return bad.length <= mostBad * servers && !bad.some((key) => plainKeys.includes(key)) && seemsToBe(value) === null ? value : undefined;
}
