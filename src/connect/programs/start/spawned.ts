import type { ChildProcess } from 'node:child_process';
import type { Process } from '../end/marked-processes.ts';
import type { Unlisted } from '../../unlisted.ts';

/** A process that was spawned, and how to end it with all that came from it: in order, or at once when toolrisk exits. */
export interface Spawned {
  child: ChildProcess;
  end(graceMs: number): Promise<void>;
  kill(): void;
  /** The first process of a cell, once it is known: its root is the cell's. */
  first?(): Process[];
  /** How often it tried to get past its gate. */
  direct?(): number;
  /** Why it ended with this exit code, where that was not its own doing; null where it was. */
  failure?(code: number | null, complaint: string): Unlisted | null;
}
