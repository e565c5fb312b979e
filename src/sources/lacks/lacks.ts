import type { ValueHint } from '../dummies/value-hint.ts';

/** One thing that a program asks for. `line`: its words. */
export interface Lack { name: string; line: string; hint: ValueHint }

/** What a program says that it lacks, or offers, by its words. */
export interface Lacks {
  /** Variables, by name. */
  variables: Lack[];
  /** Options, with their dashes; each wants a value, unless `bare`. */
  options: (Lack & { bare?: true })[];
  /** Arguments without a name of their own, in order. */
  positionals: Lack[];
  /** Files that it did not find, by their paths. */
  files: Lack[];
  /** Commands that its usage lists. */
  commands: string[];
}
