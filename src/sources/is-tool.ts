import { isJsonObject } from '../schema/json.ts';
import type { JsonObject } from '../schema/json.ts';
import { inputNames } from './dumps/dump-definition.ts';
import { seemsToBe } from './seems-to-be.ts';

/** What a tool without a schema may have (MCP 2026-07-28), and what dumps put beside it. */
const known: ReadonlySet<string> = new Set(['name', 'title', 'description', 'annotations', 'icons', 'execution', '_meta', 'server', 'type', 'tags', 'id', 'category', 'enabled', 'group', 'examples', 'strict', 'cache_control', 'defer_loading', 'permissions']);

/** Where an object stands: alone in a document, in a list or a line of many, or in the answer of a server, where all that has a name is a tool. */
export type Standing = 'alone' | 'listed' | 'answered';

/** Where tools have schemas, in the protocol's name and in others. */
const schemaNames = ['inputSchema', ...inputNames, 'outputSchema'];

/**
 * Whether an object is a tool: it has a name, and a schema of its input or hints, as only tools have. One with neither must be called as tools are,
 * and have nothing that says that it is something else: people, labels, variables and products have a name and a description, too, and whatever
 * else it has makes it one of another kind; only where its server stands beside it, or other hints, it may have more.
 */
export function isTool(value: JsonObject, standing: Standing): boolean {
  if (typeof value['name'] !== 'string') return false;
  if (standing === 'answered') return true;
  if (schemaNames.some((name) => name in value)) return hasSchema(value);
  if (seemsToBe(value) !== null) return false;
  const isPlain = Object.keys(value).every((key) => known.has(key));
  const isShown = isPlain || (standing === 'listed' && ['server', 'annotations'].some((name) => name in value));
  return isShown && (hasHints(value) || (standing === 'listed' && typeof value['server'] === 'string') || isToolName(value['name']));
}

/** Whether it has a schema, which is never a text or a number. */
export function hasSchema(value: JsonObject): boolean {
  return schemaNames.some((name) => name in value && !['string', 'number'].includes(typeof value[name]));
}

function hasHints({ annotations }: JsonObject): boolean {
  return isJsonObject(annotations) && Object.keys(annotations).some((key) => key.endsWith('Hint'));
}

/** Whether a name is one that a tool may have: of one word that begins like no name of a person, or of several that are joined. */
function isToolName(name: string): boolean {
  return /^[\p{L}_][\p{L}\p{M}\p{N}_.:-]*$/u.test(name) && !/^\p{Lu}[\p{Ll}\p{M}]*(?:[-.]\p{Lu}[\p{Ll}\p{M}]*)*$/u.test(name);
}
