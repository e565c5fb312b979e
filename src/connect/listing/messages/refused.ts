import type { RpcError } from './request-failure.ts';
import { Unlisted } from '../../unlisted.ts';

/** A server that answered a request with an error of JSON-RPC. */
export class Refused extends Unlisted {
  readonly rpc: RpcError;

  constructor(method: string, rpc: RpcError) {
    super('refused', rpc.code === methodNotFound ? `it does not know ${method}` : `it answered ${method} with an error: ${rpc.says.slice(0, 300)}`);
    this.rpc = rpc;
  }

  /** Whether it says that it does not know the method. */
  get isUnknownMethod(): boolean {
    return this.rpc.code === methodNotFound;
  }
}

const methodNotFound = -32601;
