import { McpServer, ProtocolError, ProtocolErrorCode, ResourceTemplate } from '@modelcontextprotocol/server';
import { pageOf } from '../answers/page-of.ts';
import { plainSlug } from '../answers/plain-name.ts';
import { toolError } from '../answers/tool-error.ts';
import { findTool } from '../library/find-tool.ts';
import type { Library } from '../library/library.ts';
import { mcpLimits } from '../mcp-limits.ts';
import { serverPageUri, siteRoot } from './page-uris.ts';

const mimeType = 'text/markdown';
type Variables = Record<string, string | string[]>;

/** Registers the pages of servers, which are listed by pages of the list, and those of tools, which are found by their address. */
export function registerPages(mcp: McpServer, library: Library): void {
  const beginning = (name: string, ids: readonly string[]) => ids.filter((id) => id.startsWith(name)).slice(0, mcpLimits.mostCompletions);
  const servers = async (value: string) => beginning(value, await library.ids());
  const tools = async (value: string, asked?: { arguments?: Record<string, string> }) => beginning(value, await slugsOf(library, asked?.arguments?.['server']));
  const serverTemplate = new ResourceTemplate(`${siteRoot}servers/{server}.md`, { list: undefined, complete: { server: servers } });
  const toolTemplate = new ResourceTemplate(`${siteRoot}tools/{server}/{tool}.md`, { list: undefined, complete: { server: servers, tool: tools } });
  mcp.registerResource('server-page', serverTemplate, { title: 'Page of a server', description: 'Verdicts on all tools of a server, its policies and its worst combination.', mimeType }, (uri, { server }) => read(uri, async () => {
    const { serverPage } = await import('./server-page.ts');
    return serverPage(await (await import('./page-context.ts')).pageContext(library, one(server)));
  }));
  mcp.registerResource('tool-page', toolTemplate, { title: 'Page of a tool', description: 'The verdict on a tool, why, how it could be abused, and its policies.', mimeType }, (uri, { server, tool }) => read(uri, async () => {
    const { toolPage } = await import('./tool-page.ts');
    const context = await (await import('./page-context.ts')).pageContext(library, one(server));
    return toolPage(context, findTool(context.record, decodeURIComponent(one(tool))));
  }));
  // The SDK gives a list whole.
  mcp.server.setRequestHandler('resources/list', async ({ params }) => {
    try {
      const { rows, next_cursor: nextCursor } = pageOf(await library.ids(), 'resources', { limit: mcpLimits.resourcesAtATime, cursor: params?.cursor });
      return { resources: rows.map((name) => ({ uri: serverPageUri(name), name, mimeType })), ...(nextCursor !== undefined && { nextCursor }) };
    } catch (error) {
      throw new ProtocolError(ProtocolErrorCode.InvalidParams, toolError('resources/list', error));
    }
  });
}

async function slugsOf(library: Library, server: string | undefined): Promise<string[]> {
  if (server === undefined) return [];
  const record = await library.find(server).then(({ server: id }) => library.record(id)).catch(() => null);
  return record === null ? [] : record.tools.map(({ slug, definition }) => plainSlug(definition.name, slug));
}

async function read(uri: URL, page: () => Promise<string>) {
  try {
    return { contents: [{ uri: uri.href, mimeType, text: await page() }] };
  } catch (error) {
    throw new ProtocolError(ProtocolErrorCode.InvalidParams, toolError('resources/read', error));
  }
}

function one(value: Variables[string] | undefined): string {
  return Array.isArray(value) ? value.join('/') : value ?? '';
}
