import type { ActionAssessment } from '../../schema/verdict/assessment.ts';
import { classes, decisions, severities } from '../../schema/vocabulary.ts';
import type { Severity } from '../../schema/vocabulary.ts';

/** What one value of the choosing argument does. */
export interface ActionRow {
  parameter: string;
  value: string;
  class: string;
  severity: Severity;
  severityLabel: string;
  decision: string;
}

/** The actions of a multi-action tool, in the order of its schema. */
export function actionRows(actions: readonly ActionAssessment[] = []): ActionRow[] {
  return actions.map((action) => ({
    parameter: nameAt(action.parameter), value: String(action.value), class: classes[action.class].label,
    severity: action.severity, severityLabel: severities[action.severity].label, decision: decisions[action.decision].label,
  }));
}

/** The last name of a JSON Pointer. */
function nameAt(pointer: string): string {
  return (pointer.split('/').at(-1) ?? '').replaceAll('~1', '/').replaceAll('~0', '~');
}
