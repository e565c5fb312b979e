/** Bytes of the beginning that are looked at. */
const mostLookedAt = 1024;
const json = /^[\s\ufeff]*(?:\{|\[\s*[{\]])/;
const events = /^\ufeff?\s*(?:data|event|id|retry)?:/;
/** Enough is known: eight signs, a whole line, or the end of a name. */
const telling = /^[\s\ufeff]*(?:[{[<]|[^\s\ufeff]{8}|[a-z]*:|[^\s\ufeff].*[\r\n])/;

/**
 * An answer under the type that it is of by what it begins with, where that is JSON or events: servers and what stands before them name another one,
 * or none. Its body is read on by whoever reads it. Throws what reading it throws.
 */
export async function underItsType(response: Response): Promise<Response> {
  if (response.body === null) return response;
  const reader = response.body.getReader();
  const pieces: Uint8Array[] = [];
  let begin = '';
  // By bytes: signs that say nothing may have several, and would be read without end.
  for (let bytes = 0; bytes < mostLookedAt && !telling.test(begin);) {
    const { value } = await reader.read();
    if (value === undefined) break;
    pieces.push(value);
    bytes += value.length;
    begin = Buffer.concat(pieces).toString('utf8', 0, mostLookedAt);
  }
  const body = new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const held = pieces.shift();
      if (held !== undefined) return controller.enqueue(held);
      const next = await reader.read();
      return next.done ? controller.close() : controller.enqueue(next.value);
    },
    cancel: (reason) => reader.cancel(reason),
  });
  const type = json.test(begin) ? 'application/json' : events.test(begin) ? 'text/event-stream' : undefined;
  const headers = new Headers(response.headers);
  if (type !== undefined) headers.set('content-type', type);
  return new Response(body, { status: response.status, statusText: response.statusText, headers });
}
