import type { Assessment } from '../../schema/verdict/assessment.ts';
import { classes, severities } from '../../schema/vocabulary.ts';
import { say } from '../media/prose.ts';
import type { Prose } from '../media/prose.ts';

/** Who corrected a verdict, when and until when it holds, what the rules say, and why; null where nobody did. */
export function correctionWords({ corrected }: Pick<Assessment, 'corrected'>): { says: Prose; because: string } | null {
  if (corrected === undefined) return null;
  const { by, reviewed, until, because, rules } = corrected;
  return { because, says: say`Corrected by ${by} on ${reviewed}, for this definition alone, until ${until}. The rules say ${classes[rules.class].label}, ${severities[rules.severity].label}.` };
}
