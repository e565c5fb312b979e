import type { Json } from './json.ts';
import type { Proof } from './proof.ts';
import type { Rate } from './knowledge/tables.ts';
import type { Decision, Posture, RiskClass, Severity } from './vocabulary.ts';

/** Products a policy can be printed for, the best known first; each has its folder in `src/targets/products/`. The first is what pages open. */
export const targetIds = [
  'claude-code', 'codex', 'policylayer',
  'gemini-cli', 'copilot-cli', 'opencode', 'opencode-2', 'qwen-code', 'vscode', 'cursor', 'kiro', 'zed', 'cline', 'roo-code', 'goose', 'openai-responses', 'claude-api', 'claude-agent-sdk', 'ai-sdk', 'langchain', 'openai-agents',
  'intercept', 'toolhive', 'agentgateway', 'agentcore', 'envoy-ai-gateway', 'docker-mcp-gateway', 'docker-agent', 'litellm', 'opa', 'cerbos',
] as const;
export type TargetId = (typeof targetIds)[number];

/**
 * A test of one top-level argument of a call. A call without the argument does not pass, unless it is optional. None passes that
 * holds the argument under another spelling too (`Path` beside `path`): a server may take that one.
 */
export interface ArgumentRule {
  /** Name of the property in the tool's own input schema. */
  parameter: string;
  /** `absent`: the argument may not be there at all, which bounds one that a language cannot look into. */
  test: 'one-of' | 'at-most' | 'starts-with' | 'host-one-of' | 'not-private-host' | 'equals' | 'absent';
  /** What is compared with: strings, one number, one boolean; none for `not-private-host` and `absent`. */
  values: (string | number | boolean)[];
  /** The input schema takes a list, each entry of which must pass: `only` a list, or one value `too`. */
  list?: 'only' | 'too';
  /** The input schema takes the amount as a text, which must be a plain decimal number. */
  asText?: true;
  /** The argument takes the name of a host, not an address. */
  bare?: true;
  /** A call without the argument passes. */
  optional?: true;
  /** The values are placeholders that a person must fill in; until then a check of the policy fails. */
  fill: boolean;
  /** One sentence: why this argument matters. */
  because: string;
  /** The input schema takes whole numbers only; some products tell them from others. */
  integer?: boolean;
  /** The input schema requires the argument, so the server itself refuses a call without it. */
  required?: boolean;
}

/** One tool, as a policy needs it. */
export interface PolicyItem {
  name: string;
  class: RiskClass;
  severity: Severity;
  decision: Decision;
  /** How often it may run when the decision is limit. */
  rate: Rate;
  /** A call that passes all of `when` gets this milder decision instead: the reading actions of a tool that also deletes. */
  eased?: { decision: Decision; when: ArgumentRule[] };
  /** A call that fails one of these is denied, whatever the decision: paths, addresses, receivers, amounts. */
  only?: ArgumentRule[];
  /** Arguments of the kinds that a person bounds, which no test can: objects, lists of objects, numbers that name somebody. */
  unbound?: string[];
  /** Of a read: whether it has no way out, no free address or path, and returns no credentials, so that it may run where nothing limits it. */
  isTame?: boolean;
  /** It can carry data to somebody outside. */
  reachesOut?: true;
  /** Its definition holds what no definition should, such as orders to the model. */
  isPoisoned?: true;
}

/** What to write a policy for. */
export interface PolicyRequest {
  /** The name under which the user's client knows the server. */
  serverKey: string;
  /** What people call the server, for sentences. */
  title: string;
  /** `tool`: a snippet about one tool. `server`: every tool of the server. */
  scope: 'tool' | 'server';
  items: PolicyItem[];
  posture: Posture;
  /** Tools that a person lets run, by name, where the product cannot ask about them. */
  run?: string[];
  /** What it is made for, in a sentence that the text carries where its format has comments. */
  stamp?: string;
}

/** A policy as plain data in the product's own shape, and what must be said beside it. */
export interface PolicyDocument {
  /** Key order is meaning in some products: never sort. */
  data: Json;
  /** What the product cannot express, one sentence each; printed as comments where the format has them. */
  lossy: string[];
  /** What happens to tools that the policy does not list. */
  unlisted: string;
  /** Tools whose names the product cannot express, and why. */
  refused: { name: string; reason: string }[];
}

/** A call to decide on. */
export interface PolicyCall {
  tool: string;
  arguments: { [name: string]: Json };
  /** The caller has the role that a policy asks for, in products with roles. */
  isApproved?: true;
}

/** What a product does with a call under a policy: its own word where the policy does not list the tool. */
export type PolicyOutcome = Decision | 'unlisted';

/** What a product answers to a call. */
export interface PolicyAnswer {
  outcome: PolicyOutcome;
  /** Names the entry that decides. */
  because: string;
  /** Other calls of the same tool may get a milder answer: with other arguments, or from callers with a role. */
  depends?: boolean;
}

/** A product: builds plain data, prints it with the serializer of its format, and knows its own words. */
export interface Target {
  id: TargetId;
  label: string;
  proof: Proof;
  file: { name: string; language: 'json' | 'jsonc' | 'yaml' | 'toml' | 'cedar' | 'rego' | 'typescript' | 'shell' };
  build(request: PolicyRequest): PolicyDocument;
  /** The text of the policy; `notes` become comments at its head where the format has comments. */
  print(data: Json, notes?: readonly string[]): string;
  /** One sentence or two: what this snippet does, and what it does to other tools. */
  effect(request: PolicyRequest): string;
  /** How to apply it, one imperative sentence each. */
  steps(request: PolicyRequest): string[];
  /**
   * What the product does with a call under a policy of this shape (`data`, as built, or as read from the user's own file),
   * by its real semantics. `because` names the entry that decides.
   */
  decide?(data: Json, serverKey: string, call: PolicyCall): PolicyAnswer;
  /**
   * The plain data of a policy text, as the product reads it. Throws `PlaceError` for what the product would refuse. Some products read
   * an administrator's file otherwise: `whose` says whose it is, by its place.
   */
  read?(text: string, place: string, whose?: string): Json;
  /** How the product spells a tool, or why it cannot. */
  nameOf(serverKey: string, tool: string): { name: string } | { refused: string };
}
