import type { IncomingMessage } from 'node:http';
import { PassThrough, Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { Unlisted } from '../../unlisted.ts';

const known = { gzip: createGunzip, 'x-gzip': createGunzip, deflate: createInflate, br: createBrotliDecompress };

/**
 * The body of an answer as it was meant, also where it came compressed though nobody asked. What it swells to is counted by the reader. Fails when it is
 * read (`wrong-encoding`) where its encoding is not known, is several, or is not what it says: its status may tell more.
 */
export function unpackedBody(answer: IncomingMessage): ReadableStream<Uint8Array> {
  const encoding = (answer.headers['content-encoding'] ?? '').trim().toLowerCase();
  if (encoding === '' || encoding === 'identity') return webStream(answer);
  if (!Object.hasOwn(known, encoding)) {
    answer.destroy();
    return new ReadableStream({ pull: (controller) => controller.error(new Unlisted('wrong-encoding', `it answered in the encoding ${encoding.slice(0, 40)}, which it was not asked for`)) });
  }
  const unpacking = known[encoding as keyof typeof known]();
  const plain = new PassThrough();
  answer.on('error', (error) => plain.destroy(error)).pipe(unpacking);
  unpacking.on('error', () => plain.destroy(new Unlisted('wrong-encoding', `it answered in what it calls ${encoding}, and that is broken or cut off`))).pipe(plain);
  plain.on('close', () => {
    unpacking.destroy();
    answer.destroy();
  });
  return webStream(plain);
}

function webStream(stream: Readable): ReadableStream<Uint8Array> {
  return Readable.toWeb(stream) as ReadableStream<Uint8Array>;
}
