import type { McpServer } from '@modelcontextprotocol/server';
import { z } from 'zod';
import { compareSeverity } from '../../../schema/vocabulary.ts';
import { askedInput } from '../answers/asked-input.ts';
import { pageInput, pageOf, pageShape } from '../answers/page-of.ts';
import { registerReader } from '../answers/register-reader.ts';
import { classShape, decisionShape, severityShape, verdictRow, verdictShape } from '../answers/verdict-shape.ts';
import type { KnownTool, Library } from '../library/library.ts';

const input = z.object({
  words: z.string().max(200).default('').describe('Words that the name of the tool, its server or topic must have; empty for all tools.'),
  server: askedInput.server.optional(),
  class: classShape.optional(),
  least_severity: severityShape.optional().describe('Only tools this severe or worse.'),
  decision: decisionShape.optional(),
  ...pageInput,
});
type Asked = z.output<typeof input>;

/** `search_tools`: tools of the catalog by words and verdicts, the worst first. */
export function registerSearchTools(mcp: McpServer, library: Library): void {
  registerReader(mcp, {
    name: 'search_tools', title: 'Search tools',
    description: 'Lists tools of the catalog of MCP servers with their verdicts, the most severe first.',
    input, output: z.object({ tools: z.array(verdictShape), ...pageShape }),
    answer: async ({ limit, cursor, ...asked }) => {
      const server = asked.server === undefined ? null : (await library.find(asked.server)).server;
      const found = (await library.tools()).filter(({ server: of }) => server === null || of.server === server).filter(matches(asked)).map(({ server: of, verdict }) => verdictRow(of.server, verdict));
      const sorted = found.sort((a, b) => compareSeverity(b.severity, a.severity));
      const { rows, ...page } = pageOf(sorted, asked, { limit, cursor });
      return { tools: rows, ...page };
    },
  });
}

function matches({ words, class: wanted, least_severity: least, decision }: Asked | Omit<Asked, 'limit' | 'cursor'>): (tool: KnownTool) => boolean {
  const all = words.toLowerCase().split(/\s+/).filter((word) => word !== '');
  return ({ server: { server, spec }, verdict }) => {
    const row = verdictRow(server, verdict);
    if (wanted !== undefined && row.class !== wanted) return false;
    if (least !== undefined && compareSeverity(row.severity, least) < 0) return false;
    if (decision !== undefined && row.decision !== decision) return false;
    const text = `${verdict.name} ${server} ${spec.title} ${spec.topic}`.toLowerCase();
    return all.every((word) => text.includes(word));
  };
}
