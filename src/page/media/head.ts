import { html } from '../../text/html.ts';
import { shortened, visibleLine } from '../../text/visible.ts';

/** Units of a description that search engines show. */
const descriptionUnits = 300;

/** What differs in the head from page to page: title, description, twins. */
export function head(title: string, description: string, twins: { json?: string; markdown?: string; atom?: string } = {}): string {
  return [
    `<title>${html(visibleLine(shortened(title, 120)))} · toolrisk</title>`,
    `<meta name="description" content="${html(visibleLine(shortened(description, descriptionUnits)))}">`,
    ...(twins.json === undefined ? [] : [`<link rel="alternate" type="application/json" href="${html(twins.json)}">`]),
    ...(twins.markdown === undefined ? [] : [`<link rel="alternate" type="text/markdown" href="${html(twins.markdown)}">`]),
    ...(twins.atom === undefined ? [] : [`<link rel="alternate" type="application/atom+xml" href="${html(twins.atom)}">`]),
  ].join('');
}
