import { html } from '../../text/html.ts';

/** A text in a double-quoted attribute, as the site generator writes it. Hidden characters must be visible already. */
export function attribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
}

/** A cell that heads a column. `more`: further attributes. */
export function columnHead(label: string, more = ''): string {
  return `<th scope="col" role="columnheader"${more}>${html(label)}</th>`;
}
