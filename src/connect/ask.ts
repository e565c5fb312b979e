import { ErrorCode, McpError } from '@modelcontextprotocol/sdk/types.js';
import type { JsonObject } from '../schema/json.ts';
import type { Connection } from './connection.ts';
import { spoken } from './deadline.ts';
import { anyResult } from './listing-client.ts';
import { Unlisted } from './unlisted.ts';

/** One request: its method and parameters, how long to wait, and what ends the waiting early. */
export interface Question {
  method: string;
  params?: JsonObject;
  timeoutMs: number;
  signal: AbortSignal;
}

/** Asks a server. Throws `Unlisted` with the deepest cause that is known. */
export async function ask(connection: Connection, { method, params, timeoutMs, signal }: Question): Promise<JsonObject> {
  try {
    return await connection.client.request({ method, ...(params && { params }) }, anyResult, { timeout: timeoutMs, signal });
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    throw await connection.failure() ?? failureOf(error, method, timeoutMs);
  }
}

/** Whether a failure says that the server does not know a method. */
export function isUnknownMethod(error: unknown): boolean {
  return error instanceof Unlisted && error.message.startsWith(unknownMethod);
}

const unknownMethod = 'it does not know';

function failureOf(error: unknown, method: string, timeoutMs: number): Unlisted {
  if (error instanceof Unlisted) return error;
  if (!(error instanceof McpError)) return new Unlisted('not-mcp', `its answer to ${method} is none of MCP`);
  if (error.code === ErrorCode.RequestTimeout) return new Unlisted('timeout', `it did not answer ${method} within ${spoken(timeoutMs)}`);
  if (error.code === ErrorCode.ConnectionClosed) return new Unlisted('exited', `it closed the connection before it answered ${method}`);
  if (error.code === ErrorCode.MethodNotFound) return new Unlisted('refused', `${unknownMethod} ${method}`);
  return new Unlisted('refused', `it answered ${method} with an error: ${error.message.replace(/^MCP error -?\d+: /, '').slice(0, 300)}`);
}
