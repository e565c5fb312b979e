import type { Json } from './json.ts';
import type { Rate } from './tables.ts';
import type { Decision, Posture, RiskClass, Severity } from './vocabulary.ts';

/** Products a policy can be printed for. */
export const targetIds = ['policylayer', 'claude-code'] as const;
export type TargetId = (typeof targetIds)[number];

/** One tool, as a policy needs it. */
export interface PolicyItem {
  name: string;
  class: RiskClass;
  severity: Severity;
  decision: Decision;
  /** How often it may run when the decision is limit. */
  rate: Rate;
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

/** A product: builds plain data, prints it with the serializer of its format, and knows its own words. */
export interface Target {
  id: TargetId;
  label: string;
  /** What the format was checked against: the engine ran it, the vendor's schema accepts it, or it was read in a source. */
  proof: { grade: 'engine' | 'schema' | 'source'; says: string };
  file: { name: string; language: 'json' | 'jsonc' | 'yaml' | 'toml' };
  build(request: PolicyRequest): PolicyDocument;
  print(data: Json): string;
  /** One sentence or two: what this snippet does, and what it does to other tools. */
  effect(request: PolicyRequest): string;
  /** How to apply it, one imperative sentence each. */
  steps(request: PolicyRequest): string[];
  /** How the product spells a tool, or why it cannot. */
  nameOf(serverKey: string, tool: string): { name: string } | { refused: string };
}
