import { shortened, visibleLine } from '../../text/visible.ts';

/** Why an ask for a way out was refused. */
export const refusals = {
  'not-listed': 'no rule allows it',
  'inner-address': 'it is an address of this machine or of a private network',
  malformed: 'what was asked for could not be read',
  'too-much': 'too much was asked for or carried',
  'proxy-unsupported': "the user's own proxy is of a kind that cannot be asked",
} as const satisfies Record<string, string>;
export type Refusal = keyof typeof refusals;

/** A place that a program asked to reach. Its host is the program's word, made safe to show. */
export interface Asked {
  /** Empty where it could not be read. */
  host: string;
  port: number;
  allowed: boolean;
  why?: Refusal;
  count: number;
}

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
