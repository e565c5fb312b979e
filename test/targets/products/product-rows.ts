import type { FindingKind } from '../../../src/schema/policy-check.ts';
import type { PolicyOutcome, PolicyRequest } from '../../../src/schema/policy.ts';
import type { Decision } from '../../../src/schema/vocabulary.ts';
import type { Outcome } from '../read-back.ts';

/** A change of the recommended policy, and what a check must find then, worst first. */
export type Change = [from: string | RegExp, to: string, ...found: [FindingKind, RegExp][]];

/** What each product makes of each decision, what it cannot say, and how its sentence begins. */
export interface DecisionRow {
  unlisted: Record<PolicyRequest['scope'], Outcome>;
  of: Record<Decision, { outcome: Outcome; lossy: RegExp | null; effect: RegExp }>;
}

/** All that the tables of these tests say of one product. */
export interface ProductRows {
  /** How it spells the names of the table of names, in that order; null where it cannot. */
  spellings: (string | null)[];
  decisions: DecisionRow;
  /** How its sentence about a whole server begins. */
  tally: RegExp;
  changes: Change[];
  /** A file that holds nothing for the server slack. */
  empty: string;
  outcomeOf: (printed: string, spelling: string) => Outcome;
  namesIn: (printed: string) => string[];
  /** Decisions that it expresses by leaving the tool out. */
  silent?: Decision[];
  /** What it does where it cannot do what is recommended, and with a tool that is not listed. */
  catalog: Partial<Record<Decision, PolicyOutcome>> & { unlisted: PolicyOutcome };
  /** What becomes of calls of tools that should be allowed, limited, asked about, denied, and that nobody knows. */
  simulated: [Decision, Decision, Decision, Decision, Decision];
  /** Files as people write them, and what becomes of calls of tools of the server github under them. */
  files: { file: string; calls: Record<string, PolicyOutcome> }[];
  /** Files that it refuses, and what is said. */
  refuses?: [file: string, says: RegExp][];
  /** Our own schema of what it reads, for products that are clients. */
  schema?: object;
}

/** The names of the table of names as a product spells them that puts something before them; `nulls`: those it cannot. */
export function spelledNames(spell: (server: string, tool: string) => string, nulls: readonly number[]): (string | null)[] {
  const tools = [
    'get_issue', 'create-issue', 'createIssue', 'issues.create', 'a/b', 'a__b', '123', '__proto__', 'paren(x)', 'star*', 'x\n y', 'emoji😀', 'e\u0301x',
    '\uff21full', 'rtl\u202ex', 'lone\ud800x', 'vs\ufe0fx', '*', '', '\u202e',
  ].map((tool) => spell('github', tool));
  const servers = ['my srv', 'my.srv', 'sré😀v', 's\u202erv', 'claude.ai my  srv', 'claude.ai ünï!', 'Claude.ai  x', ''].map((server) => spell(server, 'one'));
  return [...tools, ...servers, spell('github', `first_${'n'.repeat(60)}_last`)].map((name, index) => (nulls.includes(index) ? null : name));
}

/** The rows of a client that can do all but limit. */
export function askingRows(label: string): DecisionRow['of'] {
  return {
    allow: { outcome: 'runs', lossy: null, effect: new RegExp(`^${label} runs do_it without asking\\. `) },
    limit: { outcome: 'asks', lossy: /do_it, at most 30 times a minute, asks before each call instead\.$/, effect: new RegExp(`^${label} asks before each call of do_it, because it cannot limit`) },
    ask: { outcome: 'asks', lossy: null, effect: new RegExp(`^${label} asks before each call of do_it; where nobody can answer, the call is refused\\. `) },
    deny: { outcome: 'hidden and denied', lossy: null, effect: new RegExp(`^${label} does not offer do_it to the model, and refuses calls of it\\. `) },
  };
}

/** The row of a product that lets a tool through or not. */
export function gateRows(label: string): DecisionRow {
  return {
    unlisted: { tool: 'denied', server: 'denied' },
    of: {
      allow: { outcome: 'runs', lossy: null, effect: new RegExp(`^${label} lets do_it be called, as often as the agent likes\\. `) },
      limit: { outcome: 'runs', lossy: /do_it, at most 30 times a minute, runs as often as the agent likes instead\.$/, effect: new RegExp(`^${label} lets do_it be called, as often as the agent likes, because`) },
      ask: { outcome: 'denied', lossy: /cannot wait for a person.*do_it is denied instead\.$/, effect: new RegExp(`^${label} does not list do_it and refuses its calls, because it cannot wait for a person\\. `) },
      deny: { outcome: 'denied', lossy: null, effect: new RegExp(`^${label} does not list do_it and refuses its calls\\. `) },
    },
  };
}

/** The rows of a client that can do all but limit, and of which nobody knows whether it hides what it refuses. */
export function refusingRows(label: string): DecisionRow {
  const of = askingRows(label);
  return { unlisted: { tool: 'asks by default', server: 'asks by default' }, of: { ...of, deny: { outcome: 'denied', lossy: null, effect: new RegExp(`^${label} refuses calls of do_it\\. `) } } };
}

/** How its sentence about a whole server begins. */
export const refusingTally = /^Of 6 tools: 2 allowed without asking, 2 asked about before each call, 1 refused and 1 left without an entry, because none can name it\. /;

/** How a file of three lists is read. */
export function readLists(listsIn: (printed: string) => Record<'allow' | 'ask' | 'deny', string[]>): Pick<ProductRows, 'outcomeOf' | 'namesIn'> {
  return {
    outcomeOf: (printed, spelling) => {
      const { allow, ask, deny } = listsIn(printed);
      return deny.includes(spelling) ? 'denied' : ask.includes(spelling) ? 'asks' : allow.includes(spelling) ? 'runs' : 'asks by default';
    },
    namesIn: (printed) => Object.values(listsIn(printed)).flat(),
  };
}
