import type { Counts } from '../../schema/catalog/record.ts';
import { classes, severities, termsOf } from '../../schema/vocabulary.ts';
import { html } from '../../text/html.ts';
import { attribute } from './attribute.ts';

/** Counts by severity and by class: a bar for the eye, the numbers for everyone. */
export function countsHtml(counts: Counts): string {
  const ranked = termsOf(severities).toReversed();
  const segments = ranked.map((severity) => ({ severity, count: counts.bySeverity[severity] })).filter(({ count }) => count > 0);
  const startOf = (index: number) => segments.slice(0, index).reduce((sum, { count }) => sum + count, 0);
  const share = (count: number) => `${(100 * count) / Math.max(1, counts.tools)}%`;
  const bar = segments.map(({ severity, count }, index) => `<rect class="fill-${severity}" x="${share(startOf(index))}" width="${share(count)}" height="12"></rect>`).join('');
  const bySeverity = ranked.map((severity) => `<div><dt><i class="swatch fill-${severity}" aria-hidden="true"></i>${severities[severity].label}</dt><dd>${counts.bySeverity[severity].toLocaleString('en')}</dd></div>`).join('');
  const byClass = termsOf(classes).map((name) => `<div title="${attribute(classes[name].says)}"><dt>${html(classes[name].label)}</dt><dd>${counts.byClass[name].toLocaleString('en')}</dd></div>`).join('');
  return `<div class="counts"><svg class="bar" aria-hidden="true" focusable="false" width="100%" height="12">${bar}</svg>`
    + `<dl class="figures" aria-label="Tools by severity">${bySeverity}</dl><dl class="figures" aria-label="Tools by class">${byClass}</dl></div>`;
}
