import type { ActionAssessment, DerivationStep } from '../../schema/verdict/assessment.ts';
import { classes, compareSeverity, decisions, termsOf } from '../../schema/vocabulary.ts';
import type { Decision } from '../../schema/vocabulary.ts';
import type { Conclusion } from './conclude.ts';
import type { Reading } from './worst-reading.ts';

/** An action, and the row that decided it; a switch has none, for it leaves the verdict on its tool as it is. */
export interface DecidedAction { action: ActionAssessment; step: DerivationStep | null }

/** A conclusion about a tool, and its actions, that do not contradict each other. */
export interface Agreed { found: Conclusion; actions: ActionAssessment[] }

const orderOf: ReadonlyMap<Decision, number> = new Map(termsOf(decisions).map((decision, index) => [decision, index]));
const isStricter = (a: Decision, b: Decision) => orderOf.get(a)! > orderOf.get(b)!;
const isWorse = (a: Reading, b: Reading) => compareSeverity(a.severity, b.severity) > 0 || (a.severity === b.severity && classes[a.class].rank > classes[b.class].rank);
const shownOf = ({ badge, couldBe }: Conclusion): Reading => couldBe ?? badge;

/**
 * A tool is as bad as the worst of its actions, and what is bad about it is bad about one of them: else a policy that tells actions
 * apart would be laxer than one that does not. An action whose value tells nothing is at most as bad as its tool.
 */
export function agreeWithActions(concluded: Conclusion, decided: readonly DecidedAction[]): Agreed {
  const capped = decided.map(({ action, step }) => ({ action: concluded.badge.class === 'unclassified' ? action : capUnknown(action, concluded), step }));
  const found = capped.reduce((known, one) => raisedBy(known, one), concluded);
  return { found, actions: raiseActions(capped.map(({ action }) => action), found) };
}

function capUnknown(action: ActionAssessment, found: Conclusion): ActionAssessment {
  const { severity } = shownOf(found);
  if (action.class !== 'unclassified') return action;
  return {
    ...action, severity: compareSeverity(action.severity, severity) > 0 ? severity : action.severity, decision: isStricter(action.decision, found.decision) ? found.decision : action.decision,
  };
}

/** The conclusion, no milder than this action. */
function raisedBy(found: Conclusion, { action: { class: riskClass, severity, decision }, step }: DecidedAction): Conclusion {
  if (step === null) return found;
  const worse = isWorse({ class: riskClass, severity }, shownOf(found));
  const stricter = isStricter(decision, found.decision);
  if (!worse && !stricter) return found;
  const says = 'A tool counts as its most dangerous action.';
  const could: DerivationStep[] = worse ? [{ step: 'could-be', id: 'worst-action', says, result: `${riskClass}, ${severity}` }] : [];
  const before = found.derivation.filter((known) => known.step !== 'decision' && !(worse && known.step === 'could-be'));
  const last = stricter ? step : found.derivation.find((known) => known.step === 'decision')!;
  return {
    ...found, ...(worse && { couldBe: { class: riskClass, severity } }), decision: stricter ? decision : found.decision, derivation: [...before, ...could, last],
  };
}

/** The actions: where all are milder than their tool, those that change something are as strict as it. */
function raiseActions(actions: readonly ActionAssessment[], found: Conclusion): ActionAssessment[] {
  if (actions.length === 0 || actions.some(({ decision }) => !isStricter(found.decision, decision))) return [...actions];
  const changing = actions.filter((action) => action.class !== 'read');
  const raised = new Set(changing.length === 0 ? actions : changing);
  return actions.map((action) => (raised.has(action) ? { ...action, severity: shownOf(found).severity, decision: found.decision } : action));
}
