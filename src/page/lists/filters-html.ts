import { classes, severities, termsOf } from '../../schema/vocabulary.ts';

/** The two choices that narrow a list of tools. */
export function filtersHtml(): string {
  return choice('Severity', 'severity', 'Any severity', termsOf(severities).toReversed().map((name) => [name, severities[name].label]))
    + choice('Class', 'class', 'Any class', termsOf(classes).map((name) => [name, classes[name].label]));
}

function choice(label: string, name: string, any: string, options: readonly (readonly [string, string])[]): string {
  return `<label>${label}<select name="${name}"><option value="">${any}</option>${options.map(([value, said]) => `<option value="${value}">${said}</option>`).join('')}</select></label>`;
}
