import { isJsonObject } from '../../../schema/json.ts';
import type { Json, JsonObject } from '../../../schema/json.ts';
import type { RpcError } from './request-failure.ts';
import { wordsOf } from './words-of.ts';

/** The error that a message carries, also where it is a mere text, or is written as some framework has it; null where it carries none. */
export function rpcErrorIn(message: JsonObject): RpcError | null {
  const { error } = message;
  if (error === undefined || error === null || error === false) return null;
  if (!isJsonObject(error)) return { code: Number.NaN, says: wordsOf(error) || wordsOf({ ...message, error: null }), data: undefined };
  const { code, message: says, data } = error;
  return { code: typeof code === 'number' ? code : Number.NaN, says: says === undefined || says === null ? wordsOf({ ...error, data: null }) : text(says), data };
}

/** What a result says that is an error in all but its place: it has none of what was asked for. */
export function rpcErrorAsResult(result: JsonObject): RpcError | null {
  const content = result['isError'] === true && Array.isArray(result['content']) && isJsonObject(result['content'][0]) ? result['content'][0]['text'] : undefined;
  const says = wordsOf(content) || wordsOf(result);
  return says === '' ? null : { code: Number.NaN, says, data: undefined };
}

function text(says: Json): string {
  return typeof says === 'string' ? says : wordsOf(says) || JSON.stringify(says).slice(0, 300);
}
