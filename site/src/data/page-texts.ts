import { homeTexts } from '../../../src/page/home-texts.ts';
import { serverPages, type ServerPages, type ServerTexts, type ToolTexts } from '../../../src/page/server-pages.ts';
import type { ServerRecord, ToolRecord } from '../../../src/schema/record.ts';
import { policyItems } from '../../../src/targets/policy-items.ts';
import { targets } from '../../../src/targets/targets.ts';
import { readIndex, readKnowledge } from './build-folder.ts';

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

/** The words of the home page. */
export const homePage = () => homeTexts(readIndex());

function pagesOf(record: ServerRecord): ServerPages {
  if (latest?.record !== record) {
    const knowledge = readKnowledge();
    const items = policyItems(record.tools.map((tool) => tool.assessment), knowledge.decisions, record.tools.map((tool) => tool.definition));
    latest = { record, pages: serverPages(record, items, { knowledge, targets: Object.values(targets), edition: readIndex().edition }) };
  }
  return latest.pages;
}
