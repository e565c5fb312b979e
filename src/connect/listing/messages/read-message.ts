import { isJsonObject } from '../../../schema/json.ts';
import type { JsonObject } from '../../../schema/json.ts';

const controlSequence = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|[@-Z\\^_])/g;
/** How the next frame of a server begins that writes them one behind the other. */
const nextFrame = /Content-Length: ?\d{1,10}[ \r]*$/i;

/** Measures a text before it is parsed; throws where it would come to too much. */
export type Measure = (json: Buffer) => void;

/**
 * The JSON-RPC messages of one line of standard output; none when the line is a log line or a banner. Colours around a
 * message, text before it on the same line, a byte order mark and the beginning of a frame are overlooked: JSON itself never holds a raw
 * escape character. What begins like JSON is measured first.
 */
export function readMessages(line: string, measure: Measure): JsonObject[] {
  const plain = withoutColours(line).replace(nextFrame, '').replaceAll('\ufeff', '');
  const start = plain.search(/\{\s{0,8}"/);
  const found = parse(plain, measure) ?? (start > 0 ? parse(plain.slice(start), measure) : null);
  return (Array.isArray(found) ? found : [found]).filter((value): value is JsonObject => isJsonObject(value) && value['jsonrpc'] === '2.0');
}

/** A line without what gives it colours. */
export function withoutColours(line: string): string {
  return line.includes('\u001b') ? line.replace(controlSequence, '') : line;
}

function parse(text: string, measure: Measure): unknown {
  if (!/^\s*[{[]/.test(text)) return null;
  measure(Buffer.from(text));
  try {
    return JSON.parse(text.trim());
  } catch {
    return null;
  }
}
