import type { Assessment } from '../../src/schema/verdict/assessment.ts';
import type { Knowledge } from '../../src/schema/knowledge/knowledge.ts';
import type { ToolDefinition } from '../../src/schema/tool.ts';
import { loadKnowledge } from '../../src/flow/load-knowledge.ts';
import { judgeServer } from '../../src/judge/judge-server.ts';

/** The shipped knowledge, loaded once for all tests of a file. */
export const knowledge: Knowledge = await loadKnowledge();

/** The verdict on one imagined tool of a server with no other tools. */
export function judgeOne(tool: ToolDefinition, server = 'example'): Assessment {
  return judgeServer({ server, tools: [tool] }, knowledge).tools[0]!;
}

/** An imagined tool with string parameters. */
export function toolOf(name: string, description = '', parameters: readonly string[] = []): ToolDefinition {
  return { name, description, inputSchema: { type: 'object', properties: Object.fromEntries(parameters.map((parameter) => [parameter, { type: 'string' }])) } };
}
