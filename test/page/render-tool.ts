import type { PageContext } from '../../src/page/page-context.ts';
import { serverPages } from '../../src/page/server/server-pages.ts';
import type { ServerTexts, ToolTexts } from '../../src/page/server/server-pages.ts';
import type { Assessment } from '../../src/schema/verdict/assessment.ts';
import type { CatalogIndex, ServerRecord } from '../../src/schema/catalog/record.ts';
import type { ToolDefinition } from '../../src/schema/tool.ts';
import { policyItems } from '../../src/targets/arguments/policy-items.ts';
import { imaginedKnowledge } from './imagined-knowledge.ts';
import { imaginedServer } from './imagined-server.ts';
import { ableTarget, plainTarget } from './imagined-targets.ts';

/** What the pages of tests share. */
export const context: PageContext = { knowledge: imaginedKnowledge, targets: [ableTarget, plainTarget], verified: {}, edition: null };

/** The pages of a record. */
export function pagesOf(record: ServerRecord, parts: Partial<PageContext> = {}) {
  return serverPages(record, policyItems(record.tools.map((tool) => tool.assessment), imaginedKnowledge.decisions), { ...context, ...parts });
}

/** The page of one tool of a record. */
export function renderTool(record: ServerRecord, name: string, parts: Partial<PageContext> = {}): ToolTexts {
  const tool = record.tools.find((known) => known.definition.name === name);
  if (tool === undefined) throw new Error(`no tool ${name}`);
  return pagesOf(record, parts).tool(tool);
}

/** The page of a tool that stands alone on its server. */
export function renderAlone(definition: ToolDefinition, verdict: Partial<Assessment> = {}): ToolTexts {
  return renderTool(imaginedServer([[definition, verdict]]), definition.name);
}

/** The page of a server. */
export function renderServer(record: ServerRecord, edition: CatalogIndex['edition'] = null): ServerTexts {
  return pagesOf(record, { edition }).server();
}

/** What a reader sees of HTML: the text, entities resolved, in one line. */
export function readable(page: string): string {
  const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
  return page.replace(/<[^>]*>/g, '').replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name] as string).replace(/\s+/g, ' ');
}

/** What a reader sees of Markdown: escapes, code fences and link targets away, in one line. */
export function readableMarkdown(page: string): string {
  return page.replace(/\[((?:[^\]\\]|\\.)*)\]\(<[^>]*>\)/g, '$1').replace(/\\([!-/:-@[-`{-~])/g, '$1').replace(/[`*#|]|^- |^\d+\. /gm, '').replace(/\s+/g, ' ');
}
