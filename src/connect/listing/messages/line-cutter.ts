const lineFeed = 0x0a;

/**
 * Cuts a stream of bytes into lines. Holds at most one line that is not over yet, in one piece: a million chunks of a byte each
 * take no more than a chunk of a million. Its size is `pending`.
 */
export class LineCutter {
  #held = Buffer.alloc(0);
  pending = 0;

  /** The lines that end in this chunk, without their line feeds. */
  *cut(chunk: Buffer): Generator<Buffer> {
    let from = 0;
    for (let at = chunk.indexOf(lineFeed); at >= 0; at = chunk.indexOf(lineFeed, from)) {
      yield this.#take(chunk.subarray(from, at));
      from = at + 1;
    }
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
