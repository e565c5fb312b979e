import type { IncomingMessage } from 'node:http';

/** The body of a request, or null where it is larger than `most` bytes: what is left of it is then not read. */
export async function readBody(request: IncomingMessage, most: number): Promise<Buffer<ArrayBuffer> | null> {
  if (Number(request.headers['content-length'] ?? 0) > most) return null;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > most) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
