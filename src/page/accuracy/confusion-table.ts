import type { Figures } from '../../schema/accuracy.ts';
import { classes, termsOf } from '../../schema/vocabulary.ts';

/** Labels down, verdicts across. */
export interface ConfusionTable { verdicts: string[]; rows: { label: string; cells: { count: string; isRight: boolean; isDangerous: boolean }[] }[] }

/** Which labels were given which verdicts. Dangerous: changes something, called Read. */
export function confusionTable(confusion: Figures['confusion']): ConfusionTable {
  const names = termsOf(classes);
  const rows = names.filter((label) => confusion[label] !== undefined).map((label) => ({
    label: classes[label].label,
    cells: names.map((verdict) => {
      const count = confusion[label]?.[verdict] ?? 0;
      return { count: count === 0 ? '·' : String(count), isRight: verdict === label, isDangerous: count > 0 && verdict === 'read' && label !== 'read' };
    }),
  }));
  return { verdicts: names.map((name) => classes[name].label), rows };
}
