import { shortened, visibleLine } from '../text/visible.ts';
import { causes } from './causes.ts';
import type { Cause } from './causes.ts';

/** A server that cannot be listed: thrown inside this room, a value at its door. `says` is one sentence about the server. */
export class Unlisted extends Error {
  override readonly cause: Cause;
  readonly says: string;
  readonly remedy: string;
  /** Variables that a program named as missing when it ended. */
  readonly needs: readonly string[];
  /** The end of all that a program wrote before it was given up, as it came; empty where that is nothing, or nobody asked for it. */
  readonly written: string;

  constructor(cause: Cause, says: string, remedy: string = causes[cause], needs: readonly string[] = [], written = '') {
    const line = shortened(visibleLine(shortened(says, 2000)).replace(/\s+/g, ' ').trim(), 600);
    super(line);
    this.name = 'Unlisted';
    this.cause = cause;
    this.says = /[.!?…]$/.test(line) ? line : `${line}.`;
    this.remedy = remedy;
    this.needs = needs;
    this.written = written;
  }
}

/** Anything that was thrown as a failure of one server, so that it stops no other. */
export function asUnlisted(error: unknown): Unlisted {
  if (error instanceof Unlisted) return error;
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (code === 'E2BIG') return new Unlisted('start-failed', 'its words and variables are longer than this machine lets a program have', 'Shorten them: most systems take 128 KiB in one.');
  if (code !== undefined && syscall !== undefined) return new Unlisted('machine', `it was not listed: this machine refused ${syscall} (${code})`);
  return new Unlisted('defect', `it was not listed: ${error instanceof Error ? `${error.name}: ${error.message}` : String(error)}`);
}
