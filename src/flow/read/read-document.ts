import { dumpGroupsOfLines, inTurn } from './read-json-lines.ts';
import { refuseAmplified } from './refuse-amplified.ts';
import type { NumberedLine } from './read-json-lines.ts';
import { readLineBatches, tooLong } from './read-lines.ts';
import type { DumpServer } from '../../sources/dumps/dump-groups.ts';
import { greatestDocument } from '../../sources/limits.ts';
import type { ReadingOptions } from '../../sources/configs/parse-client-config.ts';
import { parseDocument } from '../../sources/parse-document.ts';
import type { ParsedDocument } from '../../sources/parse-document.ts';
import { isJson } from '../../sources/dumps/parse-dump.ts';

/** What a stream turned out to hold. The servers of JSON Lines come as they are read. */
export type ReadDocument =
  | Exclude<ParsedDocument, { kind: 'dump' }>
  | { kind: 'dump'; servers: Iterable<DumpServer> | AsyncIterable<DumpServer> };

/**
 * Reads a client config or a dump. When the first line is JSON by itself and another follows, the text is JSON Lines and is
 * read a server at a time, however long it is; anything else is one document. Throws `PlaceError` or `PlaceErrors`.
 */
export async function readDocument(chunks: AsyncIterable<Uint8Array>, place: string, options: ReadingOptions = {}): Promise<ReadDocument> {
  const batches = numbered(readLineBatches(chunks, place));
  const read = await readTwo(batches);
  const [first, second] = read.filter(isFilled);
  if (first === undefined) return parseDocument('', place);
  if (second !== undefined) refuseAmplified(first.text, place);
  if (second !== undefined && isJson(first.text)) return { kind: 'dump', servers: dumpGroupsOfLines(read, batches, place) };
  const text = await restOf(read, batches, place);
  refuseAmplified(text, place);
  return parseDocument(text, place, options);
}

async function* numbered(batches: AsyncIterable<string[]>): AsyncGenerator<NumberedLine[]> {
  let number = 0;
  for await (const batch of batches) yield batch.map((text) => ({ number: number += 1, text }));
}

const isFilled = ({ text }: NumberedLine): boolean => text.trim() !== '';

/** The lines up to the second that holds something, and those that came along with it. */
async function readTwo(batches: AsyncGenerator<NumberedLine[]>): Promise<NumberedLine[]> {
  const read: NumberedLine[] = [];
  let filled = 0;
  while (filled < 2) {
    const next = await batches.next();
    if (next.done === true) break;
    for (const line of next.value) {
      read.push(line);
      if (isFilled(line)) filled += 1;
    }
  }
  return read;
}

/** The whole text again, with its blank lines, so that positions in errors are right. */
async function restOf(read: readonly NumberedLine[], batches: AsyncIterable<NumberedLine[]>, place: string): Promise<string> {
  const texts: string[] = [];
  let units = 0;
  for await (const batch of inTurn(read, batches)) {
    for (const { text } of batch) {
      units += text.length + 1;
      if (units > greatestDocument) throw tooLong(place);
      texts.push(text);
    }
  }
  return texts.join('\n');
}
