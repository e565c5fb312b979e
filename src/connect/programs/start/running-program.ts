import type { ChildProcess } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import type { Unlisted } from '../../unlisted.ts';

/** A server that was started. */
export interface RunningProgram {
  child: ChildProcess;
  stdin: Writable;
  stdout: Readable;
  /** The end of what it wrote to standard error so far. */
  complaint(): string;
  /** Why it was ended early, if it was: it took up too much. */
  overrun(): Unlisted | null;
  /** Why it ended with this exit code, where that was not its own doing: a container was not started, or was killed. */
  failure(code: number | null, complaint: string): Unlisted | null;
  /** Most memory that it and all it started were seen to have at a time, in bytes. */
  peakMemory(): number;
  /** Who keeps its limits: the kernel, or toolrisk, which looks at intervals; null where nobody does. */
  limits: 'enforced' | 'watched' | null;
  /** Whether it may leave processes behind that nobody finds. */
  mayLeave: boolean;
  /** How often it tried to get past the gate of its cell. */
  direct(): number;
  /** Ends it and every process that came from it, also those that left its group. Settles when all are gone. */
  end(): Promise<void>;
}
