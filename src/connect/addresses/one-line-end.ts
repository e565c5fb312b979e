const [lineFeed, carriageReturn] = [0x0a, 0x0d];

/** A stream of events whose lines end in line feeds alone: a return at the end of a piece leaves open whether a line feed follows, and readers wait for it. */
export function oneLineEnd(): TransformStream<Uint8Array, Uint8Array> {
  let last = 0;
  return new TransformStream<Uint8Array, Uint8Array>({
    transform: (chunk, controller) => {
      const before = last;
      last = chunk.at(-1) ?? last;
      if (before !== carriageReturn && !chunk.includes(carriageReturn)) return controller.enqueue(chunk);
      const isSecond = (at: number) => chunk[at] === lineFeed && (at === 0 ? before : chunk[at - 1]) === carriageReturn;
      const kept = chunk.filter((_byte, at) => !isSecond(at)).map((byte) => (byte === carriageReturn ? lineFeed : byte));
      if (kept.length > 0) controller.enqueue(kept);
    },
  });
}
