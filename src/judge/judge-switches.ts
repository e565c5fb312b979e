import type { ActionAssessment, Evidence } from '../schema/verdict/assessment.ts';
import type { Knowledge } from '../schema/knowledge/knowledge.ts';
import { definitionFindings } from '../schema/vocabulary.ts';
import type { Posture, RiskClass, Severity } from '../schema/vocabulary.ts';
import { propertiesOf } from './facts/schema/schema-node.ts';
import type { SchemaReading } from './facts/schema/schema-node.ts';
import { isSwitch } from './facts/schema/schema-values.ts';
import { kebab } from './facts/name/split-name.ts';
import { decide } from './verdict/decide.ts';
import { rateSeverity } from './verdict/rate-severity.ts';
import { settleFacets } from './verdict/settle-facets.ts';
import type { Settled } from './verdict/settle-facets.ts';

/** What is known of the tool as a whole. */
interface Judged { class: RiskClass; severity: Severity; evidence: readonly Evidence[] }

/**
 * Judges both positions of a switch that decides whether a call changes anything (`dry_run`), or whether what it removes can
 * come back (`permanent`). They never change the verdict on the tool: a caller leaves them out. Empty where there is none, or
 * where the tool runs what it is given, for then a switch binds nothing.
 */
export function judgeSwitches(input: SchemaReading | null, judged: Judged, { lexicon, severity, decisions }: Knowledge, posture: Posture): ActionAssessment[] {
  if (judged.class === 'unclassified' || judged.class === 'execute' || judged.class === 'read') return [];
  const whole = settleFacets(judged.evidence);
  const action = (parameter: string, value: boolean, verdict: { class: RiskClass; severity: Severity }, settled: Settled): ActionAssessment => (
    { parameter, value, ...verdict, decision: decide({ ...verdict, settled }, posture, decisions).decision }
  );
  const own = { class: judged.class, severity: judged.severity };
  const dryRun = switchNamed(input, lexicon['dry-run-parameters'] ?? []);
  if (dryRun !== null) return [action(dryRun, true, { class: 'read', severity: 'low' }, trialOf(whole)), action(dryRun, false, own, whole)];
  const lasting = switchNamed(input, lexicon['permanent-parameters'] ?? []);
  if (lasting === null || !judged.evidence.some(({ facet, value }) => facet === 'effects' && value === 'delete')) return [];
  const judgedAs = (value: boolean, reversibility: 'reversible' | 'irreversible') => {
    const settled = settleFacets(decidedBy(judged.evidence, reversibility));
    return action(lasting, value, { ...own, severity: rateSeverity(settled, severity).severity }, settled);
  };
  return [judgedAs(true, 'irreversible'), judgedAs(false, 'reversible')];
}

/** What is known of a trial run: what is said of the definition itself stays. */
function trialOf({ flags }: Settled): Settled {
  return { facets: { effects: ['observe'] }, flags: flags.filter((flag) => Object.hasOwn(definitionFindings, flag)) };
}

/** The evidence without what else is said of reversibility. */
function decidedBy(evidence: readonly Evidence[], value: 'reversible' | 'irreversible'): Evidence[] {
  const others = evidence.filter((item) => item.facet !== 'reversibility' && !(item.facet === 'flags' && item.value === 'irreversible'));
  const [first] = evidence as [Evidence];
  return [...others, { ...first, facet: 'reversibility', value, strength: 'decisive' }];
}

/** JSON Pointer of the boolean of such a name among the arguments, or null. */
function switchNamed(input: SchemaReading | null, names: readonly string[]): string | null {
  if (input === null) return null;
  for (const { name, path, nodes } of propertiesOf(input.root).values()) if (names.includes(kebab(name)) && nodes.some(isSwitch)) return path;
  return null;
}
