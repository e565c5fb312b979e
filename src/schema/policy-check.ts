import type { Decision, Severity } from './vocabulary.ts';

/** What a check of an installed policy can find, worst first; `fails` are those for which the answer is no. */
export const findingKinds = {
  dropped: { label: 'Not read', says: 'the product takes the whole file for nothing', fails: true },
  empty: { label: 'Nothing there', says: 'the file holds nothing for this server', fails: true },
  laxer: { label: 'Left open', says: 'more is let through than recommended', fails: true },
  dead: { label: 'Dead rule', says: 'a rule that matches no tool of this server, and looks as if it should', fails: true },
  unfilled: { label: 'To fill in', says: 'a placeholder that a person must fill in', fails: true },
  unknown: { label: 'Unknown tool', says: 'a rule for a tool that the server does not have', fails: false },
  outdated: { label: 'Other version', says: 'made for another version or other definitions of the server', fails: false },
  stricter: { label: 'Stricter', says: 'less is let through than recommended', fails: false },
} as const satisfies Record<string, { label: string; says: string; fails: boolean }>;
export type FindingKind = keyof typeof findingKinds;

/** One thing that a check found. Names and entries are verbatim: strangers wrote them. */
export interface PolicyFinding {
  kind: FindingKind;
  /** The tool it is about; absent where it is about a rule or the whole file. */
  tool?: string;
  severity?: Severity;
  /** What the product does under the recommended policy. */
  recommended?: string;
  /** What it does under the file. */
  found?: string;
  /** The entry of the file that decides or that matches nothing, as the file spells it. */
  entry?: string;
  /** The file that holds it, where there are several. */
  file?: string;
  /** How the entry should be spelled. */
  suggestion?: string;
  /** One sentence. */
  says: string;
}

/** What a check of one server came to. */
export interface PolicyCheck {
  server: string;
  /** The name under which the product knows the server. */
  serverKey: string;
  /** How many tools were compared. */
  tools: number;
  /** What happens to tools that no rule names, such as those the server adds later. */
  unlisted: { recommended: string; found: string };
  findings: PolicyFinding[];
}

/** What a policy does with one call. */
export interface SimulatedCall {
  /** Place of the call in the input, counted from 1. */
  line: number;
  server: string;
  tool: string;
  /** How the product spells the tool; null where it cannot. */
  spelling: string | null;
  decision: Decision;
  /** The rule that decides, in a few words. */
  because: string;
  /** With `limit`: the rate, and whether this call was within it. */
  limit?: { max: number; window: string; call: number; within: boolean };
  /** What else must be known of this answer. */
  note?: string;
}
