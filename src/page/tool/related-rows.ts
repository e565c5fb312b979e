import { shownReading } from '../../schema/verdict/shown-reading.ts';
import { classes, severities } from '../../schema/vocabulary.ts';
import type { Severity } from '../../schema/vocabulary.ts';
import type { RelatedTool, ToolContext } from '../page-context.ts';
import { toolAddress } from '../words/addresses.ts';

/** A related tool, as a page lists it. */
export interface RelatedRow {
  name: string;
  address: string;
  twin: string;
  severity: Severity;
  severityLabel: string;
  class: string;
  relation: string;
}

/** How severe the other tool is beside this one. */
const relations: Record<RelatedTool['relation'], string> = { milder: 'less severe', alike: 'as severe', worse: 'more severe' };

/** The related tools of a page. */
export function relatedRows({ record, related }: ToolContext, root: string): RelatedRow[] {
  return related.map(({ tool, relation }) => {
    const shown = shownReading(tool.assessment);
    return {
      name: tool.definition.name, address: `${root}${toolAddress(record.server, tool.slug)}`, twin: `${root}${toolAddress(record.server, tool.slug, 'md')}`,
      severity: shown.severity, severityLabel: severities[shown.severity].label, class: classes[shown.class].label, relation: relations[relation],
    };
  });
}
