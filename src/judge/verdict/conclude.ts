import type { Assessment, DerivationStep, Evidence } from '../../schema/verdict/assessment.ts';
import type { Knowledge } from '../../schema/knowledge/knowledge.ts';
import { subBadgeConditions } from '../../schema/knowledge/tables.ts';
import type { ToolHints } from '../../schema/tool.ts';
import { classes, effects as effectTerms, flags as flagTerms, strengths, subBadges, termsOf } from '../../schema/vocabulary.ts';
import type { Flag, Posture } from '../../schema/vocabulary.ts';
import { tellingHints } from '../facts/blanket-hints.ts';
import type { BlanketHint } from '../facts/blanket-hints.ts';
import { classOf } from './class-of.ts';
import { decide } from './decide.ts';
import { facetHolds } from './facet-holds.ts';
import { findAttacks } from './find-attacks.ts';
import { lookUpConfidence } from './look-up-confidence.ts';
import { rateSeverity } from './rate-severity.ts';
import type { Reading } from './worst-reading.ts';
import { reconcileHints } from './reconcile-hints.ts';
import { settleFacets } from './settle-facets.ts';
import type { Settled } from './settle-facets.ts';
import { suggestHints } from './suggest-hints.ts';
import { sourceOf } from './source-of.ts';
import { worstReading } from './worst-reading.ts';

/** All that a verdict follows from. `silenced`: what only the verb of the name stopped; `blanket`: hints that tell nothing; `isMultiAction`: its actions are of several classes. */
export interface Grounds { evidence: readonly Evidence[]; silenced: readonly Evidence[]; hints: ToolHints; blanket: readonly BlanketHint[]; isMultiAction: boolean }

/** What follows from evidence and hints: of a tool's assessment, all but what names the tool or points into its definition. */
export interface Conclusion extends Pick<Assessment, 'confidence' | 'decision' | 'subBadges' | 'facets' | 'flags' | 'hints' | 'derivation' | 'attacks'> {
  badge: Reading;
  couldBe: Reading | null;
  suggestedHints: ToolHints | null;
}

/** Concludes: evidence → facets → severity, class, decision, each step kept. Of where the evidence stands, only what is plainly said to be sent counts. */
export function conclude({ evidence, silenced, hints, blanket, isMultiAction }: Grounds, knowledge: Knowledge, posture: Posture): Conclusion {
  const settled = settleFacets(evidence);
  if (isMultiAction) settled.flags = inOrder([...settled.flags, 'multi-action']);
  const rated = rateSeverity(settled, knowledge.severity);
  const { class: riskClass, effect } = classOf(settled.facets.effects, rated.byEffect);
  const badge = { class: riskClass, severity: rated.severity };
  const badges = termsOf(subBadges).filter((sub) => facetHolds(subBadgeConditions[sub], settled));
  const findings = reconcileHints(hints, blanket, { ...settled, class: riskClass, subBadges: badges });
  if (findings.some(({ id }) => id === 'hint-understated' || id === 'hint-contradictory')) settled.flags = inOrder([...settled.flags, 'annotation-mismatch']);
  const worst = worstReading(badge, settled, [...evidence, ...silenced], tellingHints(hints, blanket), knowledge.severity);
  const { confidence, step } = lookUpConfidence(riskClass, evidence.map((item) => ({ ...item, source: sourceOf(item, knowledge) })), knowledge.confidence);
  const decided = decide({ ...(worst?.reading ?? badge), settled: worst?.settled ?? settled }, posture, knowledge.decisions);
  return {
    badge, couldBe: worst?.reading ?? null, confidence, decision: decided.decision, subBadges: badges, facets: settled.facets, flags: settled.flags,
    hints: findings, suggestedHints: suggestHints(riskClass, confidence.band, settled),
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
