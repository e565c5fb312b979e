/** How far the answer to the last request came. */
export interface OpenAnswer {
  /** The same answer to a request, counted while it is read. */
  counted(response: Response): Response;
  /** Forgets it: something else was asked. */
  forget(): void;
  /** What is odd about it as long as it has no end, in clauses. */
  signs(): string[];
}

/** Watches how far the answer to the last request came. `values`: how many values came in all, which grow with each message. */
export function openAnswer(values: () => number): OpenAnswer {
  let last: { bytes: number; blank: boolean; events: boolean; before: number } | null = null;
  const counted = (response: Response): Response => {
    if (response.body === null) return response;
    const own = { bytes: 0, blank: true, events: /event-stream/i.test(response.headers.get('content-type') ?? ''), before: values() };
    last = own;
    return new Response(response.body.pipeThrough(new TransformStream<Uint8Array, Uint8Array>({
      transform: (chunk, controller) => {
        own.bytes += chunk.length;
        own.blank &&= chunk.every((byte) => byte <= 0x20);
        controller.enqueue(chunk);
      },
      flush: () => { if (last === own) last = null; },
    })), response);
  };
  const signs = (): string[] => {
    if (last === null) return [];
    if (last.events) return values() > last.before ? [] : ['it opened a stream of events, and no message came on it'];
    return [last.bytes === 0 ? 'it began an answer, and nothing of it came' : `its answer began${last.blank ? ' with nothing but space' : ''}, and did not end: ${last.bytes} ${last.bytes === 1 ? 'byte' : 'bytes'} came`];
  };
  return { counted, forget: () => { last = null; }, signs };
}
