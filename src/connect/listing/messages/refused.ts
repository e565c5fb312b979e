import { isJsonObject } from '../../../schema/json.ts';
import type { Json } from '../../../schema/json.ts';
import { wholeWords } from '../signs/whole-words.ts';
import type { RpcError } from './request-failure.ts';
import { Unlisted } from '../../unlisted.ts';
import { wordsOf } from './words-of.ts';

/** A server that answered a request with an error of JSON-RPC. */
export class Refused extends Unlisted {
  readonly rpc: RpcError;

  constructor(method: string, rpc: RpcError) {
    super('refused', rpc.code === methodNotFound ? `it does not know ${method}` : `it answered ${method} with an error${said(rpc)}`);
    this.rpc = rpc;
  }

  /** Whether it says that it does not know the method. */
  get isUnknownMethod(): boolean {
    return this.rpc.code === methodNotFound;
  }
}

const methodNotFound = -32601;
/** Units of the data of an error that are repeated. */
const mostUnits = 200;
/** What of the data says what would do. */
const wanted = /support|expect|version|requires|required|allow|accept|known/i;
const asked = /request|client|receiv|unsupport|unknown|got/i;

function said({ says, data }: RpcError): string {
  const words = says.slice(0, 300);
  const more = saidIn(data);
  const isNew = more !== '' && !says.includes(more);
  return words === '' ? (isNew ? `: ${wholeWords(more, mostUnits)}` : '') : `: ${words}${isNew ? ` (${wholeWords(more, mostUnits)})` : ''}`;
}

/** What the data of an error says besides, in words or as what it wants; stacks and the like are not repeated. */
function saidIn(data: Json | undefined): string {
  if (!isJsonObject(data)) return typeof data === 'string' ? data.trim().split('\n', 1)[0] as string : '';
  const lists = Object.entries(data).filter(([name]) => wanted.test(name) && !asked.test(name)).flatMap(([name, value]) => {
    const texts = (Array.isArray(value) ? value : [value]).filter((each) => typeof each === 'string' || typeof each === 'number');
    return texts.length === 0 ? [] : [`${name}: ${texts.slice(0, 8).join(', ')}`];
  });
  return lists.length > 0 ? lists.slice(0, 3).join('; ') : wordsOf(data).split('\n', 1)[0] as string;
}
