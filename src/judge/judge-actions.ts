import type { Evidence } from '../schema/verdict/assessment.ts';
import type { Knowledge } from '../schema/knowledge/knowledge.ts';
import type { ToolDefinition } from '../schema/tool.ts';
import type { Posture } from '../schema/vocabulary.ts';
import { actionFacts } from './facts/actions/action-facts.ts';
import { actionParameter } from './facts/actions/action-parameter.ts';
import type { ActionParameter } from './facts/actions/action-parameter.ts';
import type { Context } from './facts/context.ts';
import type { Facts } from './facts/fact.ts';
import type { SchemaReading } from './facts/schema/schema-node.ts';
import { firstRound, secondRound } from './rules/judge-facts.ts';
import type { DecidedAction } from './verdict/agree-with-actions.ts';
import { classOf } from './verdict/class-of.ts';
import { decide } from './verdict/decide.ts';
import { rateSeverity } from './verdict/rate-severity.ts';
import { settleFacets } from './verdict/settle-facets.ts';

/** The actions of a tool, and what they say about the tool as a whole. */
export interface JudgedActions { actions: DecidedAction[]; evidence: Evidence[] }

/** A tool, its input schema as it was read, its facts, and what rules made of them. */
export interface ReadTool { tool: ToolDefinition; input: SchemaReading | null; facts: Facts; evidence: readonly Evidence[] }

/**
 * Judges each value of the argument that chooses what a tool does, as if it were a tool of its own. A reading tool's argument
 * of that kind is a filter ("list events, action = delete"), and is none, unless reading is one of its values.
 */
export function judgeActions({ tool, input, facts, evidence: toolEvidence }: ReadTool, context: Context, knowledge: Knowledge, posture: Posture): JudgedActions | null {
  const parameter = actionParameter(tool, context.words, input);
  if (parameter === null || (isReading(facts, toolEvidence) && !choosesReading(parameter, facts, knowledge)) || (parameter.inWords === true && !leavesOpen(facts, knowledge))) return null;
  if (parameter.isNested === true && hasVerb(facts, makingVerbs, knowledge)) return null;
  // The method of an arbitrary request says how it is sent, not what it does there; of a request that is written down, not even that.
  const isMethod = parameter.name.toLowerCase().includes('method');
  const isSending = isMethod && toolEvidence.some(({ facet, value }) => facet === 'flags' && value === 'http-generic');
  if (isMethod && hasVerb(facts, keepingVerbs, knowledge)) return null;
  const about = toolEvidence.filter(({ facet }) => facet !== 'effects');
  const judged = parameter.values.map((value) => {
    const ofAction = actionFacts(value, parameter, facts, context);
    const { evidence, later } = firstRound(ofAction, knowledge);
    const said = [...about, ...evidence];
    const settled = settleFacets([...said, ...secondRound(ofAction, said, later, knowledge).evidence]);
    const { severity, byEffect } = rateSeverity(settled, knowledge.severity);
    const riskClass = classOf(settled.facets.effects, byEffect).class;
    const { decision, step } = decide({ class: riskClass, severity, settled }, posture, knowledge.decisions);
    return { evidence, step, action: { parameter: parameter.path, value: value.value, class: riskClass, severity, decision } };
  });
  return { actions: judged.map(({ action, step }) => ({ action, step })), evidence: isSending ? [] : distinct(judged.flatMap(({ evidence }) => evidence)) };
}

/** Whether the name leaves open what is done: where it says that, words about an argument speak of something else. */
function leavesOpen(facts: Facts, { lexicon }: Knowledge): boolean {
  const verbs = facts.get('name.verb') ?? [];
  return verbs.every(({ word }) => lexicon['manage-verbs']?.includes(word) === true || lexicon['execute-verbs']?.includes(word) === true);
}

/** Verbs of tools that make or send something: what lies in their arguments is what that is made of, and is not done now. */
const makingVerbs = ['create-verbs', 'generating-verbs', 'send-verbs', 'publish-verbs'];

/** Verbs of tools that write something down for later. */
const keepingVerbs = ['create-verbs', 'update-verbs'];

function hasVerb(facts: Facts, lists: readonly string[], { lexicon }: Knowledge): boolean {
  return (facts.get('name.verb') ?? []).some(({ word }) => lists.some((list) => lexicon[list]?.includes(word) === true));
}

/** Nouns of what is written down about actions: an argument that names one chooses among the entries. */
const recordsOfActions: ReadonlySet<string> = new Set(['log', 'audit', 'auditlog', 'event', 'history', 'activity', 'trail']);

/** Whether the name only reads; of a log without a verb, whether the first sentence does. */
function isReading(facts: Facts, evidence: readonly Evidence[]): boolean {
  const isLog = (facts.get('name.word') ?? []).some(({ word }) => recordsOfActions.has(word));
  if (!facts.has('name.verb') && !isLog) return false;
  const place = facts.has('name.verb') ? 'name' : 'description';
  const said = evidence.filter((item) => item.facet === 'effects' && item.in === place && item.strength !== 'weak');
  return said.length > 0 && said.every(({ value }) => value === 'observe' || value === 'compute');
}

/** Nouns of what itself is about actions: an argument that names one asks for those that allow it, were called by it, or follow it. */
const aboutActions: ReadonlySet<string> = new Set([...recordsOfActions, 'permission', 'role', 'policy', 'scope', 'right', 'access', 'grant', 'rule', 'webhook', 'trigger',
  'hook', 'notification', 'alert', 'change', 'request', 'operation', 'action', 'api', 'endpoint', 'method', 'job', 'task', 'transaction', 'metric', 'usage', 'tool', 'command']);

/** Whether an argument of a reading name lists reading beside others that change: what filters has no need to name what the tool does anyway. */
function choosesReading({ values }: ActionParameter, facts: Facts, { lexicon }: Knowledge): boolean {
  if ((facts.get('name.word') ?? []).some(({ word }) => aboutActions.has(word))) return false;
  const is = (value: string, list: string) => lexicon[list]?.includes(value.toLowerCase()) === true;
  return values.some(({ value }) => is(value, 'observe-verbs')) && values.some(({ value }) => is(value, 'delete-verbs') || is(value, 'update-verbs'));
}

/** One piece of evidence for each thing a rule says, at the first value that made it. */
function distinct(evidence: readonly Evidence[]): Evidence[] {
  const seen = new Map<string, Evidence>();
  for (const item of evidence) {
    if (item.in !== 'input' && item.path !== '/description') continue;
    const key = `${item.rule} ${item.facet} ${item.value}`;
    if (!seen.has(key)) seen.set(key, item);
  }
  return [...seen.values()];
}
