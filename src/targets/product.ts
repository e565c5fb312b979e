import type { Json } from '../schema/json.ts';
import type { PolicyCall, PolicyDocument, PolicyItem, PolicyRequest, Target } from '../schema/policy.ts';
import type { ClientFiles } from './files/client-files.ts';
import type { Combine } from './merge/combine.ts';
import type { FindEntries } from './names/named-entry.ts';
import type { Limit } from './simulate/limit.ts';
import type { Stance } from './simulate/stance.ts';

/** A product with everything that is known of it. */
export interface Product extends Target {
  /** The entries by which a file names tools. */
  findEntries: FindEntries;
  /**
   * How a text in its file begins, as far as that is of the form of its own rules about tools of servers and so holds no secret: all of
   * it, a part, or nothing. `path`: the names from the root; elements of lists have the name of their list.
   */
  ruleBegin?: (path: readonly string[], text: string) => string;
  /**
   * Why a policy gets into no file that is there already. A product without this has `<product>-merge.ts`, which stands in a list of
   * its own: it needs parsers that keep every character of a file, and no page loads them.
   */
  unmerged?: string;
  /** How the policies of several servers become one, or why there is one file a server. */
  combine: Combine | { refused: string };
  /** What becomes of tools of two servers that have one name there: nothing can be written, or the stricter entry counts for both. */
  namesakes?: 'refused' | 'stricter';
  /** An item as the product can carry it out. */
  suit: (item: PolicyItem, request: PolicyRequest) => PolicyItem;
  /** Set where nobody can be asked about a call: it is denied, or let through for a role. */
  unasked?: 'denied' | 'role';
  /** What it does with a call that no entry of its file is about; says the same as its sentence about unlisted tools. */
  stance: (data: Json) => Stance;
  /** Where its files lie, and how it reads several of them together; a product without this has one file. */
  files?: ClientFiles;
  /** What outside the file cancels what the file says, such as a mode of the client: one sentence each. */
  modes?: readonly string[];
  /** Such a mode lets what should ask run without a word, though not what is denied: posture strict then denies it. */
  skipsAsking?: true;
  /** The names of servers that a file knows, where entries say whose they are. */
  serverKeys?: (data: Json, known: readonly string[]) => (string | undefined)[];
  /** The limits that a file sets on a call, where there are rates. */
  limits?: (data: Json, call: PolicyCall) => Limit[];
  /** What somebody else must do for a limit to hold; a note beside a simulated call. */
  limitNote?: string;
  /** What a product with roles asks before it lets a tool through. */
  conditions?: ConditionWords;
}

/** A policy for tools that are spelled already, so that none is refused. */
export type SpelledPolicy = Omit<PolicyDocument, 'refused'>;

/** The conditions of a product with roles, as text: Cedar's as its JSON with sorted keys, CEL's as it is. */
export interface ConditionWords {
  /** Those under which a file lets a tool through. */
  on: (data: Json, serverKey: string, tool: string) => string[];
}
