import { isJsonObject } from '../../../schema/json.ts';
import type { JsonObject } from '../../../schema/json.ts';
import type { Connection } from './connection.ts';
import { isOverdue, spoken } from '../../deadline.ts';
import { withSigns } from '../signs/with-signs.ts';
import { Refused } from './refused.ts';
import { RequestFailure } from './request-failure.ts';
import { Unlisted } from '../../unlisted.ts';

/** One request: its method and parameters, how long to wait, and what ends the waiting early. */
export interface Question {
  method: string;
  params?: JsonObject;
  timeoutMs: number;
  signal: AbortSignal;
}

/** Asks a server. Throws `Unlisted` with the deepest cause that is known. */
export async function ask(connection: Connection, { method, params = {}, timeoutMs, signal }: Question): Promise<JsonObject> {
  const answer = await connection.client.request(method, params, { timeoutMs, signal }).catch(async (error: unknown) => {
    const signs = () => [...connection.client.signs(), ...connection.signs()];
    if (signal.aborted) throw isOverdue(signal.reason) ? withSigns(signal.reason, [`it did not answer ${method}`, ...signs()], ': ') : signal.reason;
    throw withSigns(await connection.failure(error, method) ?? failureOf(error, method, timeoutMs), signs());
  });
  // From 2026-07-28 on, an answer may be a question.
  if (answer['resultType'] === 'input_required') throw new Unlisted('refused', `it asks for something before it answers ${method}${inputIn(answer)}`);
  return answer;
}

/** What it asks for, by the methods of its requests. */
function inputIn({ inputRequests }: JsonObject): string {
  const methods = isJsonObject(inputRequests) ? Object.values(inputRequests).map((each) => (isJsonObject(each) ? each['method'] : undefined)).filter((each) => typeof each === 'string') : [];
  return methods.length === 0 ? '' : `: ${[...new Set(methods)].slice(0, 3).map((each) => each.slice(0, 60)).join(', ')}`;
}

/** Whether a failure says that the server does not know a method. */
export function isUnknownMethod(error: unknown): boolean {
  return error instanceof Refused && error.isUnknownMethod;
}

function failureOf(error: unknown, method: string, timeoutMs: number): Unlisted {
  if (error instanceof Unlisted) return error;
  if (!(error instanceof RequestFailure)) return new Unlisted('not-mcp', `its answer to ${method} is none of MCP`);
  if (error.rpc !== null) return new Refused(method, error.rpc);
  if (error.kind === 'timeout') return new Unlisted('timeout', `it did not answer ${method} within ${spoken(timeoutMs)}`);
  if (error.kind === 'closed') return new Unlisted('exited', `it closed the connection before it answered ${method}`);
  return new Unlisted('not-mcp', `its answer to ${method} is none of MCP`);
}
