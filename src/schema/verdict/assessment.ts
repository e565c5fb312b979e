import type { ToolHints } from '../tool.ts';
import type {
  ConfidenceBand, Decision, Effect, EvidencePlace, FacetName, FacetValue, Flag, RiskClass, Severity, Strength, SubBadge,
} from '../vocabulary.ts';

/** The facets of a tool: values only. Evidence for each stands in `evidence`, by facet name. */
export type Facets = { effects: Effect[] } & { [F in FacetName]?: FacetValue<F> };

/** A place in the definition that speaks for a facet value. `start`/`end` are UTF-16 units of the verbatim text at `path`. */
export interface Evidence {
  facet: FacetName | 'effects' | 'flags';
  value: string;
  in: EvidencePlace;
  /** JSON Pointer into the tool definition; into `/instructions` for `in: server`. */
  path: string;
  start: number;
  end: number;
  /** The text that really stands there: `verbatim.slice(start, end)`. */
  text: string;
  /** Id of the rule (its file name). */
  rule: string;
  strength: Strength;
}

/** Evidence whose rule matched and was stopped by an `unless`, with the words that stopped it. */
export interface OverruledEvidence extends Evidence {
  because: { in: EvidencePlace; path: string; start: number; end: number; text: string };
}

/** One step from the evidence to the verdict, in order. */
export interface DerivationStep {
  step: 'effect' | 'class' | 'severity' | 'modifier' | 'floor' | 'ceiling' | 'could-be' | 'confidence' | 'decision' | 'override' | 'action';
  /** Id of the rule or table row that made this step. */
  id: string;
  /** One plain sentence. */
  says: string;
  /** What the step arrives at. */
  result: string;
}

/** The verdict on one value of the argument that chooses what a multi-action tool does. */
export interface ActionAssessment {
  /** JSON Pointer of the choosing argument in the input schema. */
  parameter: string;
  /** Text of an enumeration or a list; true or false of a switch. */
  value: string | boolean;
  class: RiskClass;
  severity: Severity;
  decision: Decision;
}

/** A disagreement between what the author declares and what the definition shows. */
export interface HintFinding {
  id: 'hint-understated' | 'hint-overstated' | 'hint-uncorroborated' | 'hint-contradictory' | 'hint-missing' | 'hint-retry-risk' | 'hint-blanket';
  hint: 'readOnlyHint' | 'destructiveHint' | 'idempotentHint' | 'openWorldHint';
  declared: boolean | null;
  severity: 'info' | Severity;
  says: string;
}

/** A verdict that a person corrected: who, when, why, until when it holds, and what the rules say. */
export interface Correction { by: string; because: string; reviewed: string; until: string; rules: { class: RiskClass; severity: Severity } }

/** What toolrisk concludes about one tool. Everything in it follows from the definition and the knowledge. */
export interface Assessment {
  server: string;
  name: string;
  class: RiskClass;
  severity: Severity;
  /** The worst plausible reading, when it is worse than the badge. Decisions follow it. */
  couldBe?: { class: RiskClass; severity: Severity };
  /** The one severity that people are shown, that of the reading the decision follows: of `couldBe` where there is one. */
  headline: Severity;
  confidence: { value: number; band: ConfidenceBand };
  decision: Decision;
  subBadges: SubBadge[];
  facets: Facets;
  flags: Flag[];
  actions?: ActionAssessment[];
  evidence: Evidence[];
  overruled: OverruledEvidence[];
  hints: HintFinding[];
  /** The hints its author could declare, by what the definition shows; left out where too little is known. */
  suggestedHints?: ToolHints;
  derivation: DerivationStep[];
  /** Present where a person corrected the verdict. */
  corrected?: Correction;
  /** Ids of documented attack patterns that fit; `with` names flags another tool of the session must bring. */
  attacks: { id: string; with: Flag[] }[];
  /** Tokens that the definition costs in a model's context (o200k_base); added by build and `scan --tokens`. */
  tokens?: number;
}

/** A judged server: its tools in the order given, and the worst combination over all of them. */
export interface ServerAssessment {
  server: string;
  tools: Assessment[];
  combination: Combination;
  /** What was found in its instructions, prompts and resource templates; absent when nothing was. */
  texts?: TextFindings;
  /** Its tools that cannot be told apart by name; absent where all can. */
  collisions?: NameCollision[];
}

/** Tools that share a name, ignoring case, separators and look-alike letters: a model cannot tell which is meant, and a rule for one is for all. */
export interface NameCollision {
  /** That of the first of them. */
  name: string;
  /** All of them, one that is listed twice as often. */
  tools: string[];
}

/** What the texts of a server hold besides its tools. Evidence has `in: server`; its path begins with the text's name. */
export interface TextFindings {
  flags: Flag[];
  evidence: Evidence[];
}

/** Servers that share a session. Tools are named `server/tool`. */
export interface SessionAssessment {
  servers: string[];
  combination: Combination;
  /**
   * Names that tools of several servers share, ignoring case and look-alike letters, or that clients give to several by joining server and
   * tool: a model cannot tell which is meant.
   */
  collisions: NameCollision[];
  /** Places where a server names a tool of another one. `path` is a JSON Pointer into the definition of `from`. */
  references: { from: string; path: string; start: number; end: number; text: string; to: string }[];
}

/**
 * The lethal trifecta over a set of tools: private data, untrusted content, a way out. `suppliers` name the tools per leg.
 * `complete` when all three legs are there. The single tool's badge is never raised for it.
 */
export interface Combination {
  complete: boolean;
  suppliers: { readsPrivate: string[]; readsUntrusted: string[]; externalComm: string[] };
  /** When complete: the fewest tools to deny or gate so that a leg is gone. */
  cut?: string[];
  /**
   * The Rule of Two (Meta, 2025-10-31): untrusted input, sensitive data, and a change of state or a way out; a session should
   * hold two at most. The third leg, with its suppliers, is what `suppliers` does not name; `holds` when all three are there.
   */
  ruleOfTwo?: { holds: boolean; acts: string[] };
}
