import type { ChildProcess } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';

/** A server that was started. */
export interface RunningProgram {
  child: ChildProcess;
  stdin: Writable;
  stdout: Readable;
  /** The end of what it wrote to standard error so far. */
  complaint(): string;
  /** Ends it and every process that came from it, also those that left its group. Settles when all are gone. */
  end(): Promise<void>;
}
