import type { Json, JsonObject } from './json.ts';

/**
 * One entry of `tools/list`, as the server sent it. Only `name` is relied on: everything else may be missing, of the wrong
 * type, or hostile, and unknown fields are kept. Source: MCP specification, schema of revision 2025-11-25.
 */
export interface ToolDefinition {
  name: string;
  title?: Json;
  description?: Json;
  inputSchema?: Json;
  outputSchema?: Json;
  annotations?: Json;
  _meta?: Json;
  [unknownField: string]: Json | undefined;
}

/** The author's hints, read tolerantly: only booleans count. */
export interface ToolHints {
  readOnlyHint?: boolean;
  destructiveHint?: boolean;
  idempotentHint?: boolean;
  openWorldHint?: boolean;
}

/** A text field of a definition, or the empty string when it is missing or not text. */
export function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}

const hintNames = ['readOnlyHint', 'destructiveHint', 'idempotentHint', 'openWorldHint'] as const;

/** The hints of a tool that are really booleans. */
export function hintsOf(tool: ToolDefinition): ToolHints {
  const declared = tool.annotations;
  if (typeof declared !== 'object' || declared === null || Array.isArray(declared)) return {};
  const hints: ToolHints = {};
  for (const name of hintNames) {
    const value = (declared as JsonObject)[name];
    if (typeof value === 'boolean') hints[name] = value;
  }
  return hints;
}
