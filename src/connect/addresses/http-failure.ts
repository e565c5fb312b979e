import type { SdkHttpError } from '@modelcontextprotocol/client';
import { isJsonObject } from '../../schema/json.ts';
import type { Json } from '../../schema/json.ts';
import { wholeWords } from '../listing/signs/whole-words.ts';
import { Refused } from '../listing/messages/refused.ts';
import type { RpcError } from '../listing/messages/request-failure.ts';
import { wordsOf } from '../listing/messages/words-of.ts';
import { Unlisted } from '../unlisted.ts';

/** A server that answered with a status of failure, and the words it had for it; empty where it had none, or a page for people. */
export class HttpRefused extends Unlisted {
  readonly status: number;
  readonly words: string;

  constructor(status: number, words: string, remedy?: string) {
    super('http-status', `it answered with HTTP ${status}${words === '' ? '' : `: ${wholeWords(words, 300)}`}`, remedy);
    this.status = status;
    this.words = words;
  }
}

/** What an answer with a status of failure means: the error of JSON-RPC in it, if one is, else its status and its words. */
export function httpFailure({ status, data }: SdkHttpError, method: string): Unlisted {
  const text = String(data['text'] ?? '');
  const value = jsonIn(text);
  const rpc = rpcErrorIn(value);
  return rpc === null ? new HttpRefused(status, errorWords(text)) : new Refused(method, rpc);
}

/** The words of a body, for people: of JSON the text it has for that, of a page none. */
export function errorWords(text: string): string {
  const value = jsonIn(text);
  if (value !== undefined) return wordsOf(value);
  return /^[\s\ufeff]*</.test(text) ? '' : text.trim();
}

function rpcErrorIn(value: Json | undefined): RpcError | null {
  // Some answer in a batch, and some leave the version out.
  const one = Array.isArray(value) ? value[0] : value;
  const error = isJsonObject(one) ? one['error'] : undefined;
  if (!isJsonObject(error) || typeof error['code'] !== 'number') return null;
  return { code: error['code'], says: String(error['message'] ?? ''), data: error['data'] };
}

function jsonIn(text: string): Json | undefined {
  try {
    return JSON.parse(text.replace(/^\ufeff/, '')) as Json;
  } catch {
    return undefined;
  }
}
