import { isJsonObject } from '../schema/json.ts';
import type { JsonObject } from '../schema/json.ts';

const controlSequence = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|[@-Z\\^_])/g;

/**
 * The JSON-RPC messages of one line of standard output; none when the line is a log line or a banner. Colours around a
 * message and text before it on the same line are overlooked: JSON itself never holds a raw escape character.
 */
export function readMessages(line: string): JsonObject[] {
  const plain = line.includes('\u001b') ? line.replace(controlSequence, '') : line;
  const start = plain.indexOf('{"');
  const found = parse(plain) ?? (start > 0 ? parse(plain.slice(start)) : null);
  return (Array.isArray(found) ? found : [found]).filter((value): value is JsonObject => isJsonObject(value) && value['jsonrpc'] === '2.0');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
