import type { RequestFile } from '../../schema/output/policy-request.ts';
import type { PolicyItem } from '../../schema/policy.ts';
import type { ServerRecord, ToolRecord } from '../../schema/catalog/record.ts';
import { head } from '../media/head.ts';
import { joined, plain } from '../media/prose.ts';
import { shownJson } from '../media/shown-json.ts';
import type { PageContext, ServerContext, ToolContext } from '../page-context.ts';
import { serverRequest } from '../products/policy-request.ts';
import { relatedTools } from '../tool/related-tools.ts';
import { toolHtml } from '../tool/tool-html.ts';
import { toolJson } from '../tool/tool-json.ts';
import { toolMarkdown } from '../tool/tool-markdown.ts';
import { toolView } from '../tool/tool-view.ts';
import { serverHtml } from './server-html.ts';
import { serverMarkdown } from './server-markdown.ts';
import { serverView } from './server-view.ts';

/** A tool page and its twins, as texts. */
export interface ToolTexts {
  head: string;
  body: string;
  markdown: string;
  json: string;
}

/** A server page and its twin, as texts; between opening and closing the site puts the counts and the table of tools. */
export interface ServerTexts {
  head: string;
  opening: string;
  closing: string;
  markdown: string;
  /** What a policy of the whole server is made from, as JSON. */
  request: string;
}

/** All pages of one server. What they share is worked out once. */
export interface ServerPages {
  tool(tool: ToolRecord): ToolTexts;
  server(): ServerTexts;
}

/** The pages of a server. `items` are its tools as a policy needs them. */
export function serverPages(record: ServerRecord, items: readonly PolicyItem[], shared: PageContext): ServerPages {
  const context: ServerContext = { ...shared, record, items };
  const related = relatedTools(record);
  const itemsByName = new Map(items.map((item) => [item.name, item]));
  return {
    tool: (tool) => toolTexts({ ...context, tool, item: itemOf(itemsByName, tool), related: related(tool) }),
    server: () => serverTexts(context),
  };
}

function itemOf(items: ReadonlyMap<string, PolicyItem>, { definition }: ToolRecord): PolicyItem {
  const item = items.get(definition.name);
  if (item === undefined) throw new Error(`no policy item for the tool "${definition.name}"`);
  return item;
}

function toolTexts(context: ToolContext): ToolTexts {
  const view = toolView(context);
  const title = `${view.name} of ${view.server.title}: ${view.verdict.severityLabel} risk`;
  return {
    head: head(title, plain(joined(view.does)), { json: view.twins.json, markdown: view.twins.markdown }),
    body: toolHtml(view), markdown: toolMarkdown(view), json: toolJson(context),
  };
}

function serverTexts(context: ServerContext): ServerTexts {
  const view = serverView(context);
  return {
    head: head(`${view.title}: tools and their risk`, view.about, { json: view.twins.record, markdown: view.twins.markdown }),
    opening: serverHtml.opening(view), closing: serverHtml.closing(view), markdown: serverMarkdown(view), request: shownJson({ request: serverRequest(context) } satisfies RequestFile),
  };
}
