import type { Assessment } from '../schema/verdict/assessment.ts';
import type { Knowledge } from '../schema/knowledge/knowledge.ts';
import type { ToolDefinition } from '../schema/tool.ts';
import type { Posture } from '../schema/vocabulary.ts';
import { collectFacts, readInput } from './facts/collect-facts.ts';
import type { Context } from './facts/context.ts';
import type { Facts } from './facts/fact.ts';
import { hintsOf } from '../schema/tool.ts';
import { judgeActions } from './judge-actions.ts';
import { judgeSwitches } from './judge-switches.ts';
import { firstRound, secondRound } from './rules/judge-facts.ts';
import { agreeWithActions } from './verdict/agree-with-actions.ts';
import { recallConclusion } from './verdict/recall-conclusion.ts';
import { sortEvidence } from './verdict/sort-evidence.ts';

/** Actions that an assessment names; the others count for the tool all the same. */
const mostActions = 60;

/** What toolrisk concludes about one tool: facts → evidence → conclusion. */
export function judgeTool(server: string, tool: ToolDefinition, context: Context, knowledge: Knowledge, posture: Posture): Assessment {
  const input = readInput(tool);
  const facts = collectFacts(tool, context, input);
  const own = firstRound(facts, knowledge);
  const acting = judgeActions({ tool, input, facts, evidence: own.evidence }, context, knowledge, posture);
  const said = acting === null ? own.evidence : [...own.evidence, ...acting.evidence];
  const follows = secondRound(facts, said, own.later, knowledge);
  const evidence = sortEvidence([...said, ...follows.evidence]);
  const overruled = [...own.overruled, ...follows.overruled];
  const isMultiAction = acting !== null && new Set(acting.actions.map(({ action }) => action.class)).size > 1;
  const concluded = recallConclusion({ evidence, silenced: saysReadOnly(facts, knowledge) ? [] : own.silenced, hints: hintsOf(tool), blanket: context.blanketHints, isMultiAction }, knowledge, posture);
  const switches = acting === null || acting.actions.length === 0 ? judgeSwitches(input, { ...concluded.badge, evidence }, knowledge, posture) : [];
  const { found, actions: agreed } = agreeWithActions(concluded, [...acting?.actions ?? [], ...switches.map((action) => ({ action, step: null }))]);
  const actions = agreed.slice(0, mostActions);
  return {
    server, name: tool.name, class: found.badge.class, severity: found.badge.severity, ...(found.couldBe !== null && { couldBe: found.couldBe }),
    headline: found.couldBe?.severity ?? found.badge.severity,
    confidence: found.confidence, decision: found.decision, subBadges: found.subBadges, facets: found.facets, flags: found.flags,
    ...(actions.length > 0 && { actions }),
    evidence, overruled: sortEvidence(overruled), hints: found.hints,
    ...(found.suggestedHints !== null && { suggestedHints: found.suggestedHints }), derivation: found.derivation, attacks: found.attacks,
  };
}

/** Whether the description says that it only reads: then the name and that agree against a sentence. */
function saysReadOnly(facts: Facts, { lexicon }: Knowledge): boolean {
  return (facts.get('description.cue') ?? []).some(({ word }) => lexicon['read-only-cues']?.includes(word) === true);
}
