import type { Asked, Refusal } from '../../schema/network/asked.ts';
import { shortened, visibleLine } from '../../text/visible.ts';

/** What a program asks for, counted. Past `most` different asks all others count together, under an empty host. */
export class AskBook {
  readonly #asked = new Map<string, Asked>();
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  /** Counts one ask; `why` says why it was refused. */
  add(host: string, port: number, why?: Refusal): void {
    const shown = shortened(visibleLine(shortened(host, 600)), 300);
    const key = JSON.stringify([shown, port, why]);
    const known = this.#asked.get(key) ?? (this.#asked.size < this.#most ? undefined : this.#rest(why));
    if (known !== undefined) known.count += 1;
    else this.#asked.set(key, { host: shown, port, allowed: why === undefined, ...(why !== undefined && { why }), count: 1 });
  }

  /** All of them, in the order they first came. */
  list(): readonly Asked[] {
    return [...this.#asked.values()].map((asked) => ({ ...asked }));
  }

  #rest(why: Refusal | undefined): Asked {
    const key = `rest ${why ?? ''}`;
    const rest = this.#asked.get(key) ?? { host: '', port: 0, allowed: why === undefined, ...(why !== undefined && { why }), count: 0 };
    this.#asked.set(key, rest);
    return rest;
  }
}
