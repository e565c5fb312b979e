import type { Processor } from './syscall-numbers.ts';

/**
 * How bubblewrap gets its rights, and the program a user namespace apart from what its cell is built of: `root` because root runs it and steps
 * down inside, `own` by a user namespace; both by a second bubblewrap. `own-once` by one alone, where a second may not be and the machine
 * holds the program off by itself.
 */
export type BubblewrapWay = 'own' | 'own-once' | 'root';

/** A bubblewrap that works here: where it and what root steps down with lie, and how it gets its rights. */
export interface Bubblewrap { way: BubblewrapWay; bwrap: string; setpriv: string; processor: Processor }
