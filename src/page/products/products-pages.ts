import type { Target } from '../../schema/policy.ts';
import type { VerifiedRecord } from '../../schema/verified.ts';
import type { PageTexts } from '../accuracy/accuracy-pages.ts';
import { head } from '../media/head.ts';
import { productsHtml } from './products-html.ts';
import { productsJson } from './products-json.ts';
import { productsMarkdown } from './products-markdown.ts';
import { productsView } from './products-view.ts';

/** The page of products and its twins. */
export function productsPages(targets: readonly Target[], verified: VerifiedRecord): PageTexts {
  const view = productsView(targets, verified);
  return { head: head(view.title, view.lead, view.twins), body: productsHtml(view), markdown: productsMarkdown(view), json: productsJson(targets, verified) };
}
