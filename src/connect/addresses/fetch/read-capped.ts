import { Unlisted } from '../../unlisted.ts';

/** The whole body of an answer. Throws `Unlisted` (`too-much-output`) as soon as it is longer than `most` bytes. */
export async function readCapped(response: Response, most: number): Promise<Buffer<ArrayBuffer>> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of response.body ?? []) {
    size += piece.length;
    if (size > most) throw new Unlisted('too-much-output', `it answered with more than ${most} bytes`);
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
