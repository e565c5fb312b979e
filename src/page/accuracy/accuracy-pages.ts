import type { AccuracyRecord } from '../../schema/accuracy.ts';
import type { ConfidenceTable } from '../../schema/knowledge/tables.ts';
import { head } from '../media/head.ts';
import { shownJson } from '../media/shown-json.ts';
import { accuracyHtml } from './accuracy-html.ts';
import { accuracyMarkdown } from './accuracy-markdown.ts';
import { accuracyView } from './accuracy-view.ts';
import type { AddressOf } from './disagreement-rows.ts';

/** A page of its own kind and its twins, as texts. */
export interface PageTexts { head: string; body: string; markdown: string; json: string }

/** The page about accuracy and its twins; the JSON is the record as it is. */
export function accuracyPages(record: AccuracyRecord, confidence: ConfidenceTable, addressOf: AddressOf): PageTexts {
  const view = accuracyView(record, confidence, addressOf);
  return { head: head(view.title, view.lead, view.twins), body: accuracyHtml(view), markdown: accuracyMarkdown(view), json: shownJson(record) };
}
