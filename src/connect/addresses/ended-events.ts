import type { Limits } from '../limits.ts';

const end = new TextEncoder().encode('\n\n');

/**
 * Ends an event of a stream that its server left without the empty line that ends it, where the stream is over, or pauses behind a
 * message that is whole. `isOpen` tells, behind each chunk, whether an event has begun and not ended.
 */
export function endedEvents(isOpen: () => boolean, { pauseMs }: Limits): TransformStream<Uint8Array, Uint8Array> {
  let held: Uint8Array[] = [];
  let timer: NodeJS.Timeout | undefined;
  return new TransformStream<Uint8Array, Uint8Array>({
    transform: (chunk, controller) => {
      clearTimeout(timer);
      controller.enqueue(chunk);
      if (isOpen()) held.push(chunk);
      else held = [];
      if (held.length === 0) return;
      timer = setTimeout(() => {
        if (!endsWhole(held)) return;
        held = [];
        try {
          controller.enqueue(end);
        } catch {
          // Its reader left in the meantime.
        }
      }, pauseMs).unref();
    },
    flush: (controller) => {
      clearTimeout(timer);
      if (held.length > 0) controller.enqueue(end);
    },
  });
}

/** Whether the last event of what came holds a whole message. */
function endsWhole(chunks: readonly Uint8Array[]): boolean {
  const [last = ''] = Buffer.concat(chunks).toString('utf8').split(/\r\n\r\n|\n\n|\r\r/).slice(-1);
  const data = last.split(/\r\n|\n|\r/).filter((line) => line.startsWith('data:')).map((line) => line.slice('data:'.length));
  try {
    return data.length > 0 && typeof JSON.parse(data.join('\n')) === 'object';
  } catch {
    return false;
  }
}
