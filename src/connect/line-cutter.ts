const lineFeed = 0x0a;

/** Cuts a stream of bytes into lines. Holds at most one line that is not over yet; its size is `pending`. */
export class LineCutter {
  #pieces: Buffer[] = [];
  pending = 0;

  /** The lines that end in this chunk, without their line feeds. */
  *cut(chunk: Buffer): Generator<Buffer> {
    let from = 0;
    for (let at = chunk.indexOf(lineFeed); at >= 0; at = chunk.indexOf(lineFeed, from)) {
      yield this.#take(chunk.subarray(from, at));
      from = at + 1;
    }
    this.#pieces.push(chunk.subarray(from));
    this.pending += chunk.length - from;
  }

  /** What came after the last line feed. */
  rest(): Buffer {
    return this.#take(Buffer.alloc(0));
  }

  #take(end: Buffer): Buffer {
    const line = Buffer.concat([...this.#pieces, end]);
    this.#pieces = [];
    this.pending = 0;
    return line;
  }
}
