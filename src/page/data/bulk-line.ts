import type { ServerRecord, ToolRecord } from '../../schema/catalog/record.ts';
import type { CatalogLine } from '../../schema/output/catalog-line.ts';

/** A tool as a line of `catalog.jsonl.gz`: what it is, what was concluded, and its definition to the letter. */
export function bulkLine({ server, title, package: from, rules }: ServerRecord, { slug, sha256, definition, assessment }: ToolRecord): string {
  const { class: riskClass, severity, couldBe, headline, confidence, decision, facets, flags, actions, derivation } = assessment;
  return `${JSON.stringify({
    server, title, ...(from && { package: from.name, version: from.version }), rules, name: definition.name, slug, sha256,
    class: riskClass, severity, ...(couldBe && { couldBe }), headline, confidence: confidence.value, decision, facets, flags, ...(actions && { actions }), because: derivation.map(({ says }) => says), definition,
  } satisfies CatalogLine)}\n`;
}
