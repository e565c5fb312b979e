import type { CatalogIndex } from '../../schema/catalog/record.ts';
import { html } from '../../text/html.ts';
import type { HomeTexts } from '../home-texts.ts';
import { countsHtml } from './counts-html.ts';
import { filtersHtml } from './filters-html.ts';
import { listLinksHtml, serverTableHtml } from './server-lists-html.ts';
import type { ServerList } from './server-lists-html.ts';

/** The home page before and after the script that searches. */
export function homeHtml(texts: HomeTexts, { counts }: Pick<CatalogIndex, 'counts'>, lists: readonly ServerList[]): [string, string] {
  const method = texts.method.parts.map(({ title, says }) => `<div><dt>${html(title)}</dt><dd>${html(says)}</dd></div>`).join('');
  return [
    `<h1>${html(texts.title)}</h1><p class="lead">${html(texts.lead)}</p>${searchHtml(texts.withoutScript)}`,
    `<section id="index"><h2>In this catalog</h2><p>${html(texts.counts)}</p>${countsHtml(counts)}</section>`
      + `<section id="servers"><h2>Servers</h2>${serverTableHtml(lists[0]?.servers ?? [], './')}${listLinksHtml(lists, 1, './')}</section>`
      + `<section id="method"><h2>${html(texts.method.title)}</h2><dl class="method">${method}</dl><p class="muted">${html(texts.state)}</p></section>`,
  ];
}

/** The search over all tools and servers; `withoutScript` stands where there is no JavaScript. */
function searchHtml(withoutScript: string): string {
  const field = '<input type="search" name="q" autocomplete="off" autocapitalize="off" spellcheck="false" placeholder="delete, read_file, payments …" aria-controls="results">';
  return `<section id="search" aria-label="Search"><form class="search" role="search" hidden><label class="wide">Search tools and servers${field}</label>${filtersHtml()}<button type="reset">Clear</button></form>`
    + `<noscript><p class="note">${html(withoutScript)}</p></noscript><p role="status" class="status" data-search="status"></p><ol class="results" id="results" data-search="results"></ol>`
    + '<button type="button" class="more" data-search="more" hidden>Show more</button></section>';
}
