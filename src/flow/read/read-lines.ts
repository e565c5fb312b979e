import { greatestDocument } from '../../sources/limits.ts';
import { PlaceError } from '../../text/errors/place-error.ts';
import { unreadable } from '../../text/unreadable.ts';

/** `readLineBatches`, one line at a time. */
export async function* readLines(chunks: AsyncIterable<Uint8Array>, place: string): AsyncGenerator<string> {
  for await (const batch of readLineBatches(chunks, place)) yield* batch;
}

/**
 * The lines of a byte stream, without their line feeds, as many at a time as a chunk completes: to wait for each costs more than to
 * read it. Only a line feed ends a line: JSON strings may hold U+2028 as it is. Throws `PlaceError` for what is not UTF-8, and for
 * a line too long for a string.
 */
export async function* readLineBatches(chunks: AsyncIterable<Uint8Array>, place: string): AsyncGenerator<string[]> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const decode = (chunk?: Uint8Array): string => {
    try {
      return decoder.decode(chunk, { stream: chunk !== undefined });
    } catch {
      throw new PlaceError(place, 'is not UTF-8 text', 'Save it as UTF-8.');
    }
  };
  let rest = '';
  for await (const chunk of read(chunks, place)) {
    const lines = decode(chunk).split('\n');
    if (rest.length + (lines[0] as string).length > greatestDocument) throw tooLong(place);
    lines[0] = rest + (lines[0] as string);
    rest = lines.pop() as string;
    yield lines;
  }
  yield [rest + decode()];
}

/** The chunks; what keeps the rest of them from being read is said of `place`. */
async function* read(chunks: AsyncIterable<Uint8Array>, place: string): AsyncGenerator<Uint8Array> {
  try {
    yield* chunks;
  } catch (error) {
    throw unreadable(place, error);
  }
}

/** What to say of more text than a string can hold. */
export function tooLong(place: string): PlaceError {
  return new PlaceError(place, `is longer than ${greatestDocument} characters in one piece`, 'Give it as JSON Lines, one tool a line.');
}
