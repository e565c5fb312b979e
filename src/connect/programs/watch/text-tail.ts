/** The end of a text that comes in pieces; takes time in proportion to them, however many they are. */
export class TextTail {
  #pieces: string[] = [];
  #units = 0;

  /** Adds a piece, where at most so many units of the end are of interest. */
  add(piece: string, units: number): void {
    this.#pieces.push(piece);
    this.#units += piece.length;
    // Joined only now and then: each time would take the whole end anew for every line.
    if (this.#units > 4 * units || this.#pieces.length > units) this.#keep(this.last(units));
  }

  /** The last units of it, at most so many. */
  last(units: number): string {
    return this.#pieces.join('').slice(-units);
  }

  #keep(text: string): void {
    this.#pieces = [text];
    this.#units = text.length;
  }
}
