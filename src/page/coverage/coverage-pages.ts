import type { Coverage } from '../../schema/catalog/coverage.ts';
import type { PageTexts } from '../accuracy/accuracy-pages.ts';
import { head } from '../media/head.ts';
import { shownJson } from '../media/shown-json.ts';
import { coverageHtml } from './coverage-html.ts';
import { coverageMarkdown } from './coverage-markdown.ts';
import { coverageView } from './coverage-view.ts';

/** The page about what the catalog covers and its twins; the JSON is the record as it is. */
export function coveragePages(coverage: Coverage | null): PageTexts {
  const view = coverageView(coverage);
  return { head: head(view.title, view.lead, view.twins), body: coverageHtml(view), markdown: coverageMarkdown(view), json: shownJson(coverage) };
}
