import type { DerivationStep, Evidence } from '../../schema/verdict/assessment.ts';
import type { SeverityTable } from '../../schema/knowledge/tables.ts';
import { classes, compareSeverity, effects as effectTerms, flags as flagTerms, termsOf } from '../../schema/vocabulary.ts';
import type { Effect, RiskClass, Severity } from '../../schema/vocabulary.ts';
import type { ToolHints } from '../../schema/tool.ts';
import { classOf } from './class-of.ts';
import { rateSeverity } from './rate-severity.ts';
import type { Settled } from './settle-facets.ts';

/** A reading of a tool. */
export interface Reading { class: RiskClass; severity: Severity }

/**
 * The worst plausible reading, when it is worse than the badge: with the effects that strong evidence names although stronger
 * evidence said otherwise, and with what the author's own hints admit. A hint can only raise.
 */
export function worstReading(badge: Reading, settled: Settled, evidence: readonly Evidence[], hints: ToolHints, table: SeverityTable): { reading: Reading; settled: Settled; step: DerivationStep } | null {
  const more = new Set<Effect>([...settled.facets.effects, ...strongEffects(evidence), ...admitted(hints, badge, settled.facets)]);
  if (more.size === settled.facets.effects.length) return null;
  const effects = termsOf(effectTerms).filter((effect) => more.has(effect));
  const worse = { flags: settled.flags, facets: { ...withoutUndoing(settled, effects), effects } };
  const rated = rateSeverity(worse, table);
  const reading = { class: classOf(effects, rated.byEffect).class, severity: rated.severity };
  if (badge.class === 'unclassified' ? reading.class === 'read' : !isWorse(reading, badge)) return null;
  if (!settled.facets.effects.includes('communicate') && evidence.some(plainlySends)) sendForGood(worse);
  const severity = badge.class === 'unclassified' && compareSeverity(badge.severity, reading.severity) > 0 ? badge.severity : reading.severity;
  const says = 'Read at its worst: other parts of the definition, or the hints of its author, point to more.';
  return { reading: { class: reading.class, severity }, settled: worse, step: { step: 'could-be', id: 'worst-reading', says, result: `${reading.class}, ${severity}` } };
}

/** "Sends the list": in the form of an assertion, or in front of the description. */
export function plainlySends({ facet, value, strength, in: place, text, start }: Evidence): boolean {
  return facet === 'effects' && value === 'communicate' && strength !== 'weak' && place === 'description' && (start === 0 || text.endsWith('s'));
}

/** What a sentence says is sent under a milder name is taken for gone: nothing tells to whom. */
function sendForGood(worse: Settled): void {
  worse.flags = termsOf(flagTerms).filter((flag) => flag === 'external-comm' || worse.flags.includes(flag));
  worse.facets = { ...worse.facets, reversibility: 'irreversible' };
}

/** Whether a change can be undone was said of the milder reading: where the worse one deletes, it tells nothing. */
function withoutUndoing({ facets }: Settled, effects: readonly Effect[]): Settled['facets'] {
  if (!effects.includes('delete') || facets.effects.includes('delete')) return facets;
  const { reversibility: _said, ...others } = facets;
  return others;
}

function isWorse(a: Reading, b: Reading): boolean {
  const bySeverity = compareSeverity(a.severity, b.severity);
  return bySeverity > 0 || (bySeverity === 0 && classes[a.class].rank > classes[b.class].rank);
}

function strongEffects(evidence: readonly Evidence[]): Effect[] {
  return evidence.filter((item) => item.facet === 'effects' && item.strength !== 'weak').map((item) => item.value as Effect);
}

/** Effects that add and take nothing away: a destructive hint on them is the default of a library (MCP schema: true unless said). */
const adding: ReadonlySet<Effect> = new Set<Effect>(['create', 'communicate', 'observe']);

/** What the author admits by a hint. A destructive hint on a tool that is read-only means nothing (MCP schema, 2025-03-26 on). */
function admitted({ readOnlyHint, destructiveHint }: ToolHints, badge: Reading, facets: Settled['facets']): Effect[] {
  if (readOnlyHint === true) return [];
  if (destructiveHint === true && !onlyAdds(facets)) return ['delete'];
  return readOnlyHint === false && badge.class === 'read' ? ['update'] : [];
}

/** Whether it takes nothing away. What is created in the place of something else cannot be put back: that is no mere adding. */
function onlyAdds({ effects, reversibility }: Settled['facets']): boolean {
  const overwrites = !effects.includes('communicate') && (reversibility === 'compensable' || reversibility === 'irreversible');
  return effects.some((effect) => effect !== 'observe') && effects.every((effect) => adding.has(effect)) && !overwrites;
}
