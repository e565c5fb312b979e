import { accuracyPages } from '../../../src/page/accuracy/accuracy-pages.ts';
import { coveragePages } from '../../../src/page/coverage/coverage-pages.ts';
import { dataPages } from '../../../src/page/data/data-pages.ts';
import { changesPage, serverChangesPage } from '../../../src/page/changes/changes-pages.ts';
import { homeTexts } from '../../../src/page/home-texts.ts';
import { countsHtml } from '../../../src/page/lists/counts-html.ts';
import { homeHtml } from '../../../src/page/lists/home-html.ts';
import { browseHtml } from '../../../src/page/lists/server-lists-html.ts';
import { toolTableHtml } from '../../../src/page/lists/tool-table-html.ts';
import { productsPages } from '../../../src/page/products/products-pages.ts';
import { serverPages, type ServerPages, type ServerTexts, type ToolTexts } from '../../../src/page/server/server-pages.ts';
import type { ServerRecord, ToolRecord } from '../../../src/schema/catalog/record.ts';
import { policyItems } from '../../../src/targets/arguments/policy-items.ts';
import { targets } from '../../../src/targets/targets.ts';
import { readAccuracy, readChanges, readCoverage, readIndex, readKnowledge, readReleases, readVerified } from './build-folder.ts';
import { findToolPage } from './find-tool-page.ts';
import { serverLists } from './server-lists.ts';

/** Every product, the best known first. */
const products = Object.values(targets);

/** The pages of the server looked at last: its tools come one after the other. */
let latest: { record: ServerRecord; pages: ServerPages } | null = null;

/** The page of a tool and its twins. */
export function toolTexts(record: ServerRecord, tool: ToolRecord): ToolTexts {
  return pagesOf(record).tool(tool);
}

/** The page of a server and its twin. */
export function serverTexts(record: ServerRecord): ServerTexts {
  return pagesOf(record).server();
}

/** The head of the page of a server, and its body before and after the script of its table. */
export function serverParts(record: ServerRecord): { head: string; parts: [string, string] } {
  const { head, opening, closing } = serverTexts(record);
  if (record.withheld !== undefined) return { head, parts: [opening, closing] };
  return { head, parts: [`${opening}${countsHtml(record.counts)}<section id="tools"><h2>Tools</h2>${toolTableHtml(record, '../')}`, `</section>${closing}`] };
}

/** The head of the home page, and its body before and after the script that searches. */
export function homePage(): { head: string; parts: [string, string] } {
  const texts = homeTexts(readIndex());
  return { head: texts.head, parts: homeHtml(texts, readIndex(), serverLists()) };
}

/** The page of one of several lists of servers. */
export const browsePage = (page: number) => browseHtml(serverLists(), page);

/** The page about accuracy and its twins. */
export const accuracyTexts = () => accuracyPages(readAccuracy(), readKnowledge().confidence, findToolPage);

/** The page about what the catalog covers and its twins. */
export const coverageTexts = () => coveragePages(readCoverage());

/** The page that names what programs can read, and its twin. */
export const dataTexts = () => dataPages();

/** The page of products and its twins. */
export const productsTexts = () => productsPages(products, readVerified());

/** The page of the changes of one server, or of all with null. */
export const changesTexts = (server: string | null) => (server === null ? changesPage(readChanges()) : serverChangesPage(readReleases(server)));

function pagesOf(record: ServerRecord): ServerPages {
  if (latest?.record !== record) {
    const knowledge = readKnowledge();
    const items = policyItems(record.tools.map((tool) => tool.assessment), knowledge.decisions, record.tools.map((tool) => tool.definition));
    latest = { record, pages: serverPages(record, items, { knowledge, targets: products, verified: readVerified(), edition: readIndex().edition }) };
  }
  return latest.pages;
}
