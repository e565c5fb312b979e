import { isJsonObject } from '../../schema/json.ts';
import type { Json, JsonObject } from '../../schema/json.ts';
import type { ToolDefinition } from '../../schema/tool.ts';

/**
 * Where other programs keep the input schema of a tool. Sources: Python SDK and Anthropic's Messages API (`input_schema`),
 * OpenAI's function calling (`parameters`), the Vercel AI SDK (`inputJsonSchema`).
 */
export const inputNames = ['input_schema', 'inputJsonSchema', 'parameters'] as const;
const outputNames = ['output_schema', 'outputJsonSchema'] as const;

/** The tool that an entry wraps, as a snapshot or OpenAI's Chat Completions API does; the entry itself where it wraps none. */
export function unwrapped(entry: JsonObject): JsonObject {
  let tool = entry;
  while (isJsonObject(tool['definition'])) tool = tool['definition'];
  const { name, function: wrapped, server } = tool;
  return typeof name !== 'string' && isJsonObject(wrapped) ? { ...wrapped, ...(typeof server === 'string' && { server }) } : tool;
}

/** An entry with its schemas under the names that the protocol gives them; all else, and its order, stays. */
export function dumpDefinition(entry: JsonObject): ToolDefinition {
  return renamed(renamed(entry, inputNames, 'inputSchema'), outputNames, 'outputSchema') as unknown as ToolDefinition;
}

/** Whether an entry keeps its input schema among its annotations, where nobody looks for it. */
export function hidesSchema({ inputSchema, annotations }: ToolDefinition): boolean {
  if (!isJsonObject(annotations) || isSaid(inputSchema)) return false;
  return isObjectSchema(annotations) || ['inputSchema', ...inputNames].some((name) => isJsonObject(annotations[name]));
}

function renamed(entry: JsonObject, others: readonly string[], name: string): JsonObject {
  const other = others.find((candidate) => isJsonObject(entry[candidate]));
  if (other === undefined || isSaid(entry[name])) return entry;
  return Object.fromEntries(Object.entries(entry).flatMap(([key, value]) => (key === name ? [] : [[key === other ? name : key, value]])));
}

function isSaid(schema: Json | undefined): boolean {
  return schema !== undefined && schema !== null && !(isJsonObject(schema) && Object.keys(schema).length === 0);
}

function isObjectSchema({ type, properties }: JsonObject): boolean {
  return type === 'object' && isJsonObject(properties);
}
