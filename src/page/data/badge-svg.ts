import type { Counts } from '../../schema/catalog/record.ts';
import { classes, severities, termsOf } from '../../schema/vocabulary.ts';
import type { RiskClass, Severity } from '../../schema/vocabulary.ts';

/** Colours with white text on them, at 4.5 to 1 and more (WCAG 2.2, 1.4.3). */
const fills: Record<Severity, string> = { low: '#2b6e3f', medium: '#7a5b00', high: '#a63c00', critical: '#a3142b' };
/** Units of width that a character of 11 pixels takes on average in the fonts of `family`; the text is set to it. */
const perCharacter = 6.6;
const label = 'toolrisk';

/** A badge of a tool: its class, and the severity that people are shown. It holds no word of a stranger's. */
export function toolBadge(riskClass: RiskClass, headline: Severity): string {
  return badge(`${classes[riskClass].label} · ${severities[headline].label}`, fills[headline]);
}

/** A badge of a server: how many tools it has, and how many of them are of the worst severity. */
export function serverBadge({ tools, bySeverity }: Counts): string {
  const worst = termsOf(severities).toReversed().find((severity) => bySeverity[severity] > 0);
  if (worst === undefined) return badge('no tools', '#555');
  return badge(`${bySeverity[worst]} of ${tools} ${tools === 1 ? 'tool' : 'tools'} ${severities[worst].label}`, fills[worst]);
}

function badge(says: string, fill: string): string {
  const [left, right] = [label, says].map((text) => Math.ceil(text.length * perCharacter) + 12) as [number, number];
  const text = (of: string, from: number, width: number) => `<text x="${from + 6}" y="14" textLength="${width - 12}" lengthAdjust="spacingAndGlyphs">${of}</text>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${left + right}" height="20" role="img" aria-label="${label}: ${says}"><title>${label}: ${says}</title>`
    + `<rect width="${left}" height="20" fill="#333"/><rect x="${left}" width="${right}" height="20" fill="${fill}"/>`
    + `<g fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">${text(label, 0, left)}${text(says, left, right)}</g></svg>\n`;
}
