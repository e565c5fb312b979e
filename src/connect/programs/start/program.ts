import type { Cell } from '../../sandbox/cell/cell.ts';
import type { Gate } from '../../network/open-gate.ts';

/** A program to start: a file, its words, its whole environment, and what it may see. */
export interface Program {
  file: string;
  args: readonly string[];
  env: Record<string, string>;
  cell: Cell;
  /** The way out of a cell; without one, nothing gets out. */
  gate?: Gate;
}
