const [lineFeed, carriageReturn] = [0x0a, 0x0d];

/**
 * Cuts a stream of bytes into lines. Holds at most one line that is not over yet, in one piece: a million chunks of a byte each
 * take no more than a chunk of a million. Its size is `pending`.
 */
export class LineCutter {
  #held = Buffer.alloc(0);
  pending = 0;
  #last = 0;

  /** The lines that end in this chunk, without their line feeds; some writers end them in returns alone. */
  *cut(chunk: Buffer): Generator<Buffer> {
    let from = 0;
    for (let [feed, carriage] = [nextOf(chunk, lineFeed, 0), nextOf(chunk, carriageReturn, 0)]; from < chunk.length;) {
      const at = Math.min(feed, carriage);
      if (at === chunk.length) break;
      // A line feed behind a return ends no other line.
      const isSecond = at === from && chunk[at] === lineFeed && this.#last === carriageReturn;
      this.#last = chunk[at] as number;
      if (!isSecond) yield this.#take(chunk.subarray(from, at));
      from = at + 1;
      if (feed < from) feed = nextOf(chunk, lineFeed, from);
      if (carriage < from) carriage = nextOf(chunk, carriageReturn, from);
    }
    if (from < chunk.length) this.#last = 0;
    this.#hold(chunk.subarray(from));
  }

  /** What came after the last line feed, left where it is. */
  peek(): Buffer {
    return this.#held.subarray(0, this.pending);
  }

  /** The same, taken. */
  rest(): Buffer {
    return this.#take(Buffer.alloc(0));
  }

  #take(end: Buffer): Buffer {
    const line = Buffer.concat([this.#held.subarray(0, this.pending), end]);
    this.#held = Buffer.alloc(0);
    this.pending = 0;
    return line;
  }

  #hold(piece: Buffer): void {
    const size = this.pending + piece.length;
    if (size > this.#held.length) {
      const larger = Buffer.alloc(Math.max(size, 2 * this.#held.length));
      this.#held.copy(larger, 0, 0, this.pending);
      this.#held = larger;
    }
    piece.copy(this.#held, this.pending);
    this.pending = size;
  }
}

function nextOf(bytes: Buffer, byte: number, from: number): number {
  const at = bytes.indexOf(byte, from);
  return at < 0 ? bytes.length : at;
}
