import type { Assessment, Combination, TextFindings } from '../verdict/assessment.ts';
import type { JsonObject } from '../json.ts';
import type { KnownAdvisory } from './advisory.ts';
import type { ServerStateName, ShownState } from './server-state.ts';
import type { ServerSpec } from './server-spec.ts';
import type { Snapshot } from './snapshot.ts';
import type { VariantMoves } from './variant.ts';
import type { ToolDefinition } from '../tool.ts';
import type { Decision, RiskClass, Severity } from '../vocabulary.ts';

/** How many tools fall under each term. */
export interface Counts {
  tools: number;
  byClass: Record<RiskClass, number>;
  bySeverity: Record<Severity, number>;
  byDecision: Record<Decision, number>;
  /** Tokens of all definitions together (o200k_base). */
  tokens: number;
}

/** One tool of a server record. */
export interface ToolRecord {
  slug: string;
  sha256: string;
  definition: ToolDefinition;
  assessment: Assessment;
}

/** `build/servers/<server>.json`, published as `/api/v1/servers/<server>.json`: all that the pages of one server need. */
export interface ServerRecord {
  /** Version of toolrisk and state of the rules that concluded it. */
  toolrisk: string;
  rules: string;
  server: string;
  title: string;
  about: string;
  topic: ServerSpec['topic'];
  links: ServerSpec['links'];
  license: string | null;
  package: Snapshot['package'] | null;
  url: string | null;
  since: string;
  transport: Snapshot['transport'];
  protocolVersion: string;
  serverInfo: JsonObject | null;
  instructions: string | null;
  prompts: number | null;
  promptList?: JsonObject[];
  resources: number | null;
  resourceTemplates?: JsonObject[];
  /** Whether it is archived, deprecated, renamed or superseded; absent for one that is kept up. */
  states?: ShownState[];
  /** Published vulnerabilities of its package in this version, worst first; absent for none known. */
  advisories?: KnownAdvisory[];
  /** Why its definitions are not kept, and how many there are; absent where they are. */
  withheld?: { why: string; tools: number };
  /** What policies for it are made for, in a sentence: its version, and its definitions by a hash. */
  stamp: string;
  counts: Counts;
  combination: Combination;
  /** What was found in its instructions, prompts and resource templates; absent when nothing was. */
  texts?: TextFindings;
  /** How many releases are compared on its page of changes; absent where no earlier version is recorded. */
  releases?: number;
  /** What flags do to its tools; absent where none are known. */
  variants?: VariantMoves[];
  tools: ToolRecord[];
}

/** A row of `build/index.json`: what the home page and related links need of a server, without its tools. */
export interface ServerSummary {
  server: string;
  title: string;
  about: string;
  topic: ServerSpec['topic'];
  counts: Counts;
  combinationComplete: boolean;
  /** How many tools it lists whose definitions are not kept; absent where they are. */
  withheld?: number;
  /** Its first state; absent for one that is kept up. */
  state?: ServerStateName;
  /** How many published vulnerabilities its version has; absent for none known. */
  advisories?: number;
}

/** `catalog/editions/<yyyy-mm>.json`: the index frozen; the only figures about the whole index on tool and server pages. */
export interface Edition {
  servers: number;
  counts: Counts;
  /** Tokens that the definitions of one server cost, over all servers. */
  tokensPerServer: { median: number; p90: number; max: number };
}

/** `build/index.json`. */
export interface CatalogIndex {
  toolrisk: string;
  rules: string;
  /** Newest edition's month and figures; null before the first. */
  edition: { month: string; figures: Edition } | null;
  counts: Counts;
  servers: ServerSummary[];
}
