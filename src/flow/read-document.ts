import { dumpGroupsOfLines } from './read-json-lines.ts';
import type { NumberedLine } from './read-json-lines.ts';
import { readLines, tooLong } from './read-lines.ts';
import type { DumpServer } from '../sources/dump-groups.ts';
import { greatestDocument } from '../sources/limits.ts';
import type { ConfiguredServer, ReadingOptions } from '../sources/parse-client-config.ts';
import { parseDocument } from '../sources/parse-document.ts';
import { isJson } from '../sources/parse-dump.ts';

/** What a stream turned out to hold. The servers of JSON Lines come as they are read. */
export type ReadDocument =
  | { kind: 'config'; servers: ConfiguredServer[] }
  | { kind: 'dump'; servers: Iterable<DumpServer> | AsyncIterable<DumpServer> };

/**
 * Reads a client config or a dump. When the first line is JSON by itself and another follows, the text is JSON Lines and is
 * read a server at a time, however long it is; anything else is one document. Throws `PlaceError` or `PlaceErrors`.
 */
export async function readDocument(chunks: AsyncIterable<Uint8Array>, place: string, options: ReadingOptions = {}): Promise<ReadDocument> {
  const lines = numbered(readLines(chunks, place));
  const first = await nextFilled(lines);
  if (first === null) return parseDocument('', place);
  if (isJson(first.text)) {
    const second = await nextFilled(lines);
    if (second !== null) return { kind: 'dump', servers: dumpGroupsOfLines([first, second], lines, place) };
  }
  return parseDocument(await restOf(first, lines, place), place, options);
}

async function* numbered(lines: AsyncIterable<string>): AsyncGenerator<NumberedLine> {
  let number = 0;
  for await (const text of lines) yield { number: number += 1, text };
}

async function nextFilled(lines: AsyncGenerator<NumberedLine>): Promise<NumberedLine | null> {
  for (let next = await lines.next(); next.done !== true; next = await lines.next()) {
    if (next.value.text.trim() !== '') return next.value;
  }
  return null;
}

/** The whole text again, with its blank lines, so that positions in errors are right. */
async function restOf(first: NumberedLine, lines: AsyncIterable<NumberedLine>, place: string): Promise<string> {
  const texts = [...Array<string>(first.number - 1).fill(''), first.text];
  let units = first.text.length;
  for await (const { text } of lines) {
    units += text.length + 1;
    if (units > greatestDocument) throw tooLong(place);
    texts.push(text);
  }
  return texts.join('\n');
}
