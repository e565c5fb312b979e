import type { ConfidenceBand, RiskClass } from '../../schema/vocabulary.ts';
import type { ToolHints } from '../../schema/tool.ts';
import type { Settled } from './settle-facets.ts';

/**
 * The hints an author could declare: only what the definition shows. Nothing where the verdict is unsure, for a wrong hint is
 * worse than none. Source of the hints' meaning: MCP schema, ToolAnnotations, unchanged from 2025-03-26 to 2026-07-28.
 */
export function suggestHints(riskClass: RiskClass, band: ConfidenceBand, { facets, flags }: Settled): ToolHints | null {
  if (riskClass === 'unclassified' || band === 'low' || band === 'none') return null;
  const openWorldHint = flags.includes('open-world') || flags.includes('external-comm') || flags.includes('url-param');
  if (riskClass === 'read') return { readOnlyHint: true, openWorldHint };
  const destructiveHint = riskClass === 'destructive' || facets.reversibility === 'irreversible' || facets.executionKind === 'arbitrary-code' || facets.executionKind === 'query-language';
  const idempotentHint = facets.repeatability === 'idempotent' || facets.repeatability === 'safe';
  return { readOnlyHint: false, destructiveHint, idempotentHint, openWorldHint };
}
