import { Transform } from 'node:stream';
import type { Limits } from '../limits.ts';

/** What the ways out of one cell have taken, together. */
export class Budget {
  readonly #limits: Limits;
  #open = 0;
  #total = 0;
  #sent = 0;
  #received = 0;

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  /** Counts one more way out; false when there are too many at a time, or altogether, or too much was carried. */
  open(): boolean {
    const { mostWaysOut, mostWaysOutInAll } = this.#limits;
    if (this.#open >= mostWaysOut || this.#total >= mostWaysOutInAll || !this.send(0)) return false;
    this.#open += 1;
    this.#total += 1;
    return true;
  }

  /** One of them is closed. */
  close(): void {
    this.#open -= 1;
  }

  /** Counts bytes that go out; false when they are too many. */
  send(bytes: number): boolean {
    this.#sent += bytes;
    return this.#sent <= this.#limits.greatestSent && this.#received <= this.#limits.greatestReceived;
  }

  /** Counts bytes that come in; false when they are too many. */
  receive(bytes: number): boolean {
    this.#received += bytes;
    return this.send(0);
  }
}

/** A stream that hands on what it is given as long as `take` agrees to each number of bytes, and then fails. */
export function metered(take: (bytes: number) => boolean): Transform {
  return new Transform({
    transform: (chunk: Buffer, _encoding, done) => (take(chunk.length) ? done(null, chunk) : done(new Error('too much was carried'))),
  });
}
