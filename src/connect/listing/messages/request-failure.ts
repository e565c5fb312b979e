import type { Json } from '../../../schema/json.ts';

/** What a server said in a JSON-RPC error. */
export interface RpcError { code: number; says: string; data: Json | undefined }

/** A request without a result: the connection closed, no answer in time, an answer that is none, or an error as the answer. */
export class RequestFailure extends Error {
  readonly kind: 'closed' | 'timeout' | 'interrupted' | 'no-result' | 'error';
  readonly rpc: RpcError | null;

  constructor(kind: RequestFailure['kind'], rpc: RpcError | null = null) {
    super(kind);
    this.kind = kind;
    this.rpc = rpc;
  }
}
