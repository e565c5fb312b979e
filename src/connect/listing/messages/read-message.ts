import { isJsonObject } from '../../../schema/json.ts';
import type { JsonObject } from '../../../schema/json.ts';

const controlSequence = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|[@-Z\\^_])/g;

/** Measures a text before it is parsed; throws where it would come to too much. */
export type Measure = (json: Buffer) => void;

/**
 * The JSON-RPC messages of one line of standard output; none when the line is a log line or a banner. Colours around a
 * message and text before it on the same line are overlooked: JSON itself never holds a raw escape character.
 * What begins like JSON is measured first.
 */
export function readMessages(line: string, measure: Measure): JsonObject[] {
  const plain = line.includes('\u001b') ? line.replace(controlSequence, '') : line;
  const start = plain.indexOf('{"');
  const found = parse(plain, measure) ?? (start > 0 ? parse(plain.slice(start), measure) : null);
  return (Array.isArray(found) ? found : [found]).filter((value): value is JsonObject => isJsonObject(value) && value['jsonrpc'] === '2.0');
}

function parse(text: string, measure: Measure): unknown {
  if (!/^\s*[{[]/.test(text)) return null;
  measure(Buffer.from(text));
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
