import type { ArgumentRule, PolicyItem, PolicyRequest } from '../../schema/policy.ts';
import type { Decision } from '../../schema/vocabulary.ts';
import { fillMarks } from './filling/fill-marks.ts';

/** What a product can do with a call, beyond letting it through or not. */
export interface Abilities {
  /** Whether its language can say a test; left out where nothing looks at arguments. */
  says?: (rule: ArgumentRule) => boolean;
  /** Whether it counts calls. */
  counts: boolean;
  /** What it does in place of limiting: run the tool, or the stricter thing that its own words say. */
  unlimited?: 'runs';
  /** Nobody can be asked: what should ask is denied, or let through for a role. */
  unasked?: 'denied' | 'role';
}

/**
 * An item as a product can carry it out: never milder than recommended, but where a person chose so. Tests that its language cannot
 * say become stricter ones, or the tool is denied; limited tools run unlimited only where that does little harm; what should ask
 * where nobody can be asked stays what the product makes of it, unless a person lets it run by name.
 */
export function suitedItem(item: PolicyItem, abilities: Abilities, request: Pick<PolicyRequest, 'run'>): PolicyItem {
  if (abilities.unasked !== undefined && item.isPoisoned === true && item.decision !== 'allow') return deniedWhole(item);
  const tested = withSayable(item, abilities);
  const decide = (decision: Decision) => asked(limited(decision, tested, abilities), tested, abilities, request);
  const { eased, ...whole } = tested;
  return { ...whole, decision: decide(tested.decision), ...(eased !== undefined && { eased: { ...eased, decision: decide(eased.decision) } }) };
}

function deniedWhole({ eased: _eased, ...item }: PolicyItem): PolicyItem {
  return { ...item, decision: 'deny' };
}

function withSayable(item: PolicyItem, { says, unasked }: Abilities): PolicyItem {
  if (says === undefined) return item;
  const only = (item.only ?? []).map((rule) => sayable(rule, says));
  const isBound = only.every((rule) => rule !== null);
  const { eased, only: _only, ...rest } = item;
  const keepsEased = isBound && eased?.when.every(says) === true;
  return {
    ...rest, ...(!isBound && { decision: unbounded(item.decision, unasked === undefined) }), ...(keepsEased && { eased }),
    ...(only.some((rule) => rule !== null) && { only: only.filter((rule) => rule !== null) }),
  };
}

/** What becomes of calls whose arguments nothing can bound: a person looks at them, where there is one. */
function unbounded(decision: Decision, canAsk: boolean): Decision {
  return canAsk && decision !== 'deny' ? 'ask' : 'deny';
}

/**
 * A test, or the next stricter one that a language can say: hosts by list alone where it cannot tell private addresses, no such
 * argument at all where that may be left out. Null where there is none.
 */
function sayable(rule: ArgumentRule, says: (rule: ArgumentRule) => boolean): ArgumentRule | null {
  if (says(rule)) return rule;
  const byList: ArgumentRule = { ...rule, test: rule.bare === true ? 'one-of' : 'host-one-of', values: [fillMarks.host], fill: true };
  if (rule.test === 'not-private-host' && says(byList)) return byList;
  const absent: ArgumentRule = { ...rule, test: 'absent', values: [], fill: false };
  return rule.optional === true && says(absent) ? absent : null;
}

function limited(decision: Decision, item: PolicyItem, { counts, unlimited, says }: Abilities): Decision {
  if (decision !== 'limit' || counts) return decision;
  if (unlimited !== 'runs') return item.isTame === true ? 'allow' : 'limit';
  const isBound = says !== undefined && item.only?.some(({ fill }) => fill) === true;
  return mayRunFreely(item) || isBound ? 'limit' : 'ask';
}

/** Reads that do little harm, and changes that carry nothing outside. */
function mayRunFreely({ class: riskClass, isTame, reachesOut }: PolicyItem): boolean {
  return riskClass === 'read' && isTame !== undefined ? isTame === true : reachesOut !== true;
}

function asked(decision: Decision, item: PolicyItem, { counts, unasked }: Abilities, { run = [] }: Pick<PolicyRequest, 'run'>): Decision {
  if (unasked === undefined || decision !== 'ask') return decision;
  return run.includes(item.name) ? (counts ? 'limit' : 'allow') : 'ask';
}
