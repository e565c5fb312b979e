import type { SdkHttpError } from '@modelcontextprotocol/client';
import { isJsonObject } from '../../schema/json.ts';
import type { Json } from '../../schema/json.ts';
import { Refused } from '../listing/messages/refused.ts';
import type { RpcError } from '../listing/messages/request-failure.ts';
import { Unlisted } from '../unlisted.ts';

/** What an answer with a status of failure means: the error of JSON-RPC in it, if one is, else its status alone. */
export function httpFailure({ status, data }: SdkHttpError, method: string): Unlisted {
  const rpc = rpcErrorIn(data['text']);
  return rpc === null ? new Unlisted('http-status', `it answered with HTTP ${status}`) : new Refused(method, rpc);
}

function rpcErrorIn(text: unknown): RpcError | null {
  try {
    const value = JSON.parse(String(text)) as Json;
    const error = isJsonObject(value) && value['jsonrpc'] === '2.0' ? value['error'] : undefined;
    return isJsonObject(error) ? { code: Number(error['code']), says: String(error['message'] ?? ''), data: error['data'] } : null;
  } catch {
    return null;
  }
}
