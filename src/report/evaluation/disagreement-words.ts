import type { FacetDifference } from '../../schema/accuracy.ts';
import type { RiskClass } from '../../schema/vocabulary.ts';

/** What is needed of a verdict that differs (`judge/evaluate/evaluate.ts`). */
export interface Differing {
  assessment: { server: string; name: string; class: RiskClass; severity: string; evidence: readonly { facet: string; rule: string }[] };
  label: { category: RiskClass; severity: string; alternatives?: readonly RiskClass[] | undefined } | null;
  labels: { why?: string | undefined } | null;
  changes: boolean | null;
  differs: readonly FacetDifference[];
}

/** Units of a reader's reason that a line shows. */
const reasonUnits = 240;

/** A verdict that differs, in a line. `safe` makes a text of others safe for the medium, and shortens it. */
export function disagreementWords(item: Differing, safe: (text: string, most?: number) => string): string {
  const { assessment, labels, differs } = item;
  const parts = [classWords(item), ...differs.map(({ facet, label: [own, ...others], verdict }) => `${facet}: label ${own}${inBrackets(others)}, verdict ${verdict}`)];
  const why = differs.length > 0 && labels?.why !== undefined ? ` (${safe(labels.why, reasonUnits)})` : '';
  return `${safe(assessment.server)} ${safe(assessment.name)}: ${parts.filter((part) => part !== '').join('; ')}${why}`;
}

function classWords({ assessment, label, changes }: Differing): string {
  if (label === null && changes === null) return '';
  const said = label === null ? (changes === true ? 'changes something' : 'read-only') : `${label.category} ${label.severity}${inBrackets(label.alternatives ?? [])}`;
  const rules = [...new Set(assessment.evidence.filter(({ facet }) => facet === 'effects').map(({ rule }) => rule))].join(', ');
  return `label ${said}; verdict ${assessment.class} ${assessment.severity}; rules ${rules === '' ? 'none' : rules}`;
}

function inBrackets(others: readonly string[]): string {
  return others.length === 0 ? '' : ` (or ${others.join(', ')})`;
}
