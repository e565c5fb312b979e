import type { ServerSummary } from '../../schema/catalog/record.ts';
import { severities, termsOf } from '../../schema/vocabulary.ts';
import { html } from '../../text/html.ts';
import { visibleLine } from '../../text/visible.ts';
import { attribute, columnHead } from './attribute.ts';

/** Servers of one page of a catalog, by the number of the page. */
export interface ServerList { page: number; servers: readonly ServerSummary[] }

/** The servers of a catalog with what is in them. `root`: the way to the root of the site. */
export function serverTableHtml(servers: readonly ServerSummary[], root: string): string {
  const head = columnHead('Server') + columnHead('Topic') + columnHead('Tools', ' class="number"') + columnHead('Worst tool') + columnHead('Combination');
  return `<table class="servers" role="table"><thead role="rowgroup"><tr role="row">${head}</tr></thead><tbody role="rowgroup">${servers.map((server) => serverRow(server, root)).join('')}</tbody></table>`;
}

/** Links to all lists of servers, where one page does not hold them. */
export function listLinksHtml(lists: readonly ServerList[], current: number, root: string): string {
  if (lists.length <= 1) return '';
  return `<nav class="lists" aria-label="All servers">${lists.map(({ page }) => `<a href="${root}browse/${page}.html"${page === current ? ' aria-current="page"' : ''}>${page}</a>`).join('')}</nav>`;
}

/** The page of one of several lists: its head and body. */
export function browseHtml(lists: readonly ServerList[], current: number): { head: string; body: string } {
  const links = listLinksHtml(lists, current, '../');
  const title = `Servers, list ${current} of ${lists.length}`;
  return { head: `<title>${title} · toolrisk</title>`, body: `<h1>${title}</h1>${links}${serverTableHtml(lists[current - 1]?.servers ?? [], '../')}${links}` };
}

function serverRow({ server, title, about, topic, counts, combinationComplete, withheld, state, advisories }: ServerSummary, root: string): string {
  const worst = termsOf(severities).toReversed().find((severity) => counts.bySeverity[severity] > 0);
  const badge = withheld !== undefined ? 'not kept' : worst === undefined ? '–' : `<span class="badge severity-${worst}">${severities[worst].label}</span>`;
  const marks = [...(state === undefined ? [] : [state]), ...(advisories === undefined ? [] : [`known vulnerabilities: ${advisories}`])].map((words) => ` <span class="badge severity-high">${words}</span>`).join('');
  return `<tr role="row"><th scope="row" role="rowheader"><a href="${attribute(`${root}servers/${server}.html`)}">${html(visibleLine(title))}</a>${marks}<p>${html(visibleLine(about))}</p></th>`
    + `<td role="cell" data-label="Topic">${topic.replace('-', ' ')}</td><td role="cell" data-label="Tools" class="number">${withheld ?? counts.tools}</td>`
    + `<td role="cell" data-label="Worst tool">${badge}</td><td role="cell" data-label="Combination">${combinationComplete ? 'complete' : '–'}</td></tr>`;
}
