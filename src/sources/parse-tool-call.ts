import { isJsonObject } from '../schema/json.ts';
import type { Json, JsonObject } from '../schema/json.ts';
import { PlaceError } from '../text/errors/place-error.ts';
import { notJson } from './not-json.ts';

/** A call of a tool, as a log or a test names it. */
export interface ToolCall {
  /** Where it stands in its input, counted from 1. */
  line: number;
  /** The server it goes to, where the line says. */
  server?: string;
  tool: string;
  arguments: JsonObject;
  /** When it was made, in milliseconds since 1970, where the line says. */
  at?: number;
}

/**
 * A line that is `{ server?, name | tool, arguments?, at? }`, or a request `{ method: "tools/call", params: { name, arguments } }`.
 * Throws `PlaceError` for anything else.
 */
export function parseToolCall(text: string, place: string, line: number): ToolCall {
  const where = `${place}:${line}`;
  const call = callIn(parsed(text, where), where);
  const { server, arguments: given = {}, at } = call;
  const tool = call['name'] ?? call['tool'];
  if (typeof tool !== 'string') throw new PlaceError(where, 'names no tool', 'Give it a "name".');
  if (!isJsonObject(given)) throw new PlaceError(where, 'its arguments are no object', 'Give them as {"name": value}.');
  if (server !== undefined && typeof server !== 'string') throw new PlaceError(where, 'its server is no text', 'Give the name of the server.');
  return { line, tool, arguments: given, ...(server !== undefined && { server }), ...(at !== undefined && { at: timeOf(at, where) }) };
}

function parsed(text: string, where: string): JsonObject {
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
  } catch {
    throw notJson(text, where, { comments: false });
  }
  if (!isJsonObject(value)) throw new PlaceError(where, 'is no JSON object', 'Write a call a line.');
  return value;
}

function callIn(value: JsonObject, where: string): JsonObject {
  if (value['method'] === undefined) return value;
  if (value['method'] !== 'tools/call') throw new PlaceError(where, 'is a request that calls no tool', 'Leave in only requests of the method tools/call.');
  if (!isJsonObject(value['params'])) throw new PlaceError(where, 'has no params', 'Give it params with a name and arguments.');
  return { ...value['params'], ...(value['server'] !== undefined && { server: value['server'] }), ...(value['at'] !== undefined && { at: value['at'] }) };
}

/** Text as ISO 8601, a number as milliseconds since 1970. */
function timeOf(at: Json, where: string): number {
  const time = typeof at === 'number' ? at : typeof at === 'string' ? Date.parse(at) : Number.NaN;
  if (!Number.isFinite(time)) throw new PlaceError(where, 'its "at" is no time', 'Give it as 2026-01-31T12:00:00Z, or in milliseconds since 1970.');
  return time;
}
