import type { Json } from '../../src/schema/json.ts';
import type { OfferedByServer } from '../mcp-server.ts';
import { serverKey } from '../sample.ts';

/** What becomes of a call: it runs, it waits for a person, or it is refused. */
export type Fate = 'runs' | 'asks' | 'refused';

/** A file of a trial, at one of the product's places, such as `./.claude/settings.json`. */
export interface TrialFile { path: string; text: string }

/** One run of a client under files of its own. */
export interface Trial {
  /** What tells it from others of its check, for the line that says what went wrong. */
  name: string;
  /** The key under which the client knows the test server. */
  serverKey: string;
  /** The tools that the server has; the model calls each. */
  tools: readonly string[];
  /** Those that the server itself calls read-only. */
  readOnly?: readonly string[];
  files: readonly TrialFile[];
  /** Words behind those that start the client. */
  flags: readonly string[];
  env: Record<string, string>;
  /** What flags and environment amount to, as a file of the product would say it, read as the strongest. */
  means?: Json;
  /** What the tools come to by our words about a mode, where no reading of the files says it. */
  wanted?: Record<string, Fate>;
  /** What a tool comes to that nothing is said of, where a run without a person has another default than one with. */
  unlisted?: Fate;
  /** What is denied stays in the model's sight, though it does not run. */
  showsDenied?: true;
}

/** The tools as the server of a trial lists them. */
export function offersOf({ tools, readOnly = [] }: Trial): OfferedByServer[] {
  return tools.map((name) => (readOnly.includes(name) ? { name, annotations: { readOnlyHint: true } } : name));
}

/** The tools of most trials, by what most of them decide: one to let run, one to ask about, one to deny, and one that nothing is said of. */
export const few = ['read_it', 'send_it', 'wipe_it', 'other_it'] as const;

/** A trial of a few tools under the usual key; what is given counts instead. */
export function trialOf(name: string, files: readonly TrialFile[], rest: Partial<Trial> = {}): Trial {
  return { name, files, serverKey, tools: few, flags: [], env: {}, ...rest };
}

/** The trials of one check; `%` in what it says is how many there are. */
export interface CheckTrials { says: string; trials: readonly Trial[] }
