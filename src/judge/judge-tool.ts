import type { Assessment, DerivationStep, Evidence } from '../schema/assessment.ts';
import type { Knowledge } from '../schema/knowledge.ts';
import { subBadgeConditions } from '../schema/tables.ts';
import { hintsOf } from '../schema/tool.ts';
import type { ToolDefinition } from '../schema/tool.ts';
import { classes, effects as effectTerms, flags as flagTerms, strengths, subBadges, termsOf } from '../schema/vocabulary.ts';
import type { Flag, Posture } from '../schema/vocabulary.ts';
import { collectFacts } from './facts/collect-facts.ts';
import type { Context } from './facts/context.ts';
import { judgeActions } from './judge-actions.ts';
import { judgeSwitches } from './judge-switches.ts';
import { compileRules } from './rules/compile-rules.ts';
import { evidenceOf, matchRules } from './rules/match-rules.ts';
import { classOf } from './verdict/class-of.ts';
import { decide } from './verdict/decide.ts';
import { facetHolds } from './verdict/facet-holds.ts';
import { findAttacks } from './verdict/find-attacks.ts';
import { lookUpConfidence } from './verdict/look-up-confidence.ts';
import { rateSeverity } from './verdict/rate-severity.ts';
import { reconcileHints } from './verdict/reconcile-hints.ts';
import { settleFacets } from './verdict/settle-facets.ts';
import type { Settled } from './verdict/settle-facets.ts';
import { sortEvidence } from './verdict/sort-evidence.ts';
import { suggestHints } from './verdict/suggest-hints.ts';
import { sourceOf } from './verdict/source-of.ts';
import { worstReading } from './verdict/worst-reading.ts';

/** What toolrisk concludes about one tool: facts → evidence → facets → severity, class, decision, each step kept. */
export function judgeTool(server: string, tool: ToolDefinition, context: Context, knowledge: Knowledge, posture: Posture): Assessment {
  const facts = collectFacts(tool, context);
  const matches = matchRules(facts, compileRules(knowledge));
  const own = evidenceOf(matches);
  const acting = judgeActions(tool, facts, own.evidence, context, knowledge, posture);
  const evidence = sortEvidence([...own.evidence, ...acting?.evidence ?? []]);
  const settled = settleFacets(evidence);
  if (acting !== null && new Set(acting.actions.map((action) => action.class)).size > 1) settled.flags = inOrder([...settled.flags, 'multi-action']);
  const rated = rateSeverity(settled, knowledge.severity);
  const { class: riskClass, effect } = classOf(settled.facets.effects, rated.byEffect);
  const hints = hintsOf(tool);
  const badge = { class: riskClass, severity: rated.severity };
  const badges = termsOf(subBadges).filter((sub) => facetHolds(subBadgeConditions[sub], settled));
  const findings = reconcileHints(hints, { ...settled, class: riskClass, subBadges: badges });
  if (findings.some(({ id }) => id === 'hint-understated' || id === 'hint-contradictory')) settled.flags = inOrder([...settled.flags, 'annotation-mismatch']);
  const worst = worstReading(badge, settled, evidence, hints, knowledge.severity);
  const { confidence, step } = lookUpConfidence(riskClass, evidence.map((item) => ({ ...item, source: sourceOf(item, knowledge) })), knowledge.confidence);
  const switches = acting === null || acting.actions.length === 0 ? judgeSwitches(tool, { ...badge, evidence }, knowledge, posture) : [];
  const actions = [...acting?.actions ?? [], ...switches];
  const suggested = suggestHints(riskClass, confidence.band, settled);
  const decided = decide(worst?.reading ?? badge, posture, knowledge.decisions);
  return {
    server, name: tool.name, ...badge, ...(worst !== null && { couldBe: worst.reading }), confidence, decision: decided.decision,
    subBadges: badges, facets: settled.facets, flags: settled.flags, ...(actions.length > 0 && { actions }),
    evidence, overruled: sortEvidence(own.overruled), hints: findings,
    ...(suggested !== null && { suggestedHints: suggested }),
    derivation: [
      ...effectSteps(settled, evidence, knowledge), ...classStep(effect), ...rated.steps, ...(worst === null ? [] : [worst.step]), step, decided.step,
    ],
    attacks: findAttacks(settled.flags, knowledge.attacks),
  };
}

function inOrder(flags: readonly Flag[]): Flag[] {
  return termsOf(flagTerms).filter((flag) => flags.includes(flag));
}

/** One step for each effect: the rule of its strongest evidence. */
function effectSteps({ facets }: Settled, evidence: readonly Evidence[], { rules }: Knowledge): DerivationStep[] {
  return facets.effects.map((effect) => {
    const items = evidence.filter((item) => item.facet === 'effects' && item.value === effect);
    const best = termsOf(strengths).flatMap((strength) => items.filter((item) => item.strength === strength))[0]!;
    return { step: 'effect', id: best.rule, says: rules[best.rule]?.says ?? '', result: effectTerms[effect].label };
  });
}

function classStep(effect: ReturnType<typeof classOf>['effect']): DerivationStep[] {
  if (effect === null) return [{ step: 'class', id: 'unclassified', says: 'Nothing in the definition tells what it does, so nothing is assumed.', result: classes.unclassified.label }];
  const { label, says } = effectTerms[effect];
  return [{ step: 'class', id: effect, says: `Of what it does, this counts most: it ${says}.`, result: `${label}` }];
}
