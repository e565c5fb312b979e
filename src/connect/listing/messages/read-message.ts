import { isJsonObject } from '../../../schema/json.ts';
import type { JsonObject } from '../../../schema/json.ts';
import { jsonPieces } from './json-pieces.ts';

const controlSequence = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|[@-Z\\^_])/g;
/** How the next frame of a server begins that writes them one behind the other. */
const nextFrame = /Content-Length: ?\d{1,10}[ \r]*$/i;

/** Measures a text before it is parsed; throws where it would come to too much. */
export type Measure = (json: Buffer) => void;

/**
 * The JSON-RPC messages of one line of standard output; none when the line is a log line or a banner. Colours around a
 * message, text before and behind it on the same line, a byte order mark and the beginning of a frame are overlooked: JSON itself never holds a
 * raw escape character. What begins like JSON is measured first.
 */
export function readMessages(line: string, measure: Measure): JsonObject[] {
  const plain = withoutColours(line).replace(nextFrame, '').replaceAll('\ufeff', '');
  const whole = parse(plain, measure);
  // What begins like JSON was measured as a whole.
  const pieces = /^\s*[{[]/.test(plain) ? () => undefined : measure;
  const found = whole === null ? [...jsonPieces(plain)].map((piece) => parse(piece, pieces)) : [whole];
  return found.flat().filter((value): value is JsonObject => isJsonObject(value) && value['jsonrpc'] === '2.0');
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
