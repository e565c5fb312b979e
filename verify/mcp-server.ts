// An MCP server over standard input and output, as small as one can be: it lists the tools of a file, each a name or an object
// with annotations beside it, and writes each call it gets into a log. `node mcp-server.ts <tools.json> <calls.jsonl>`
import { appendFileSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { describe } from './describe.ts';

interface Message { id?: number | string; method: string; params?: { protocolVersion?: string; name?: string; arguments?: unknown } }

export type OfferedByServer = string | { name: string; annotations: object };

const [toolsFile, callsFile] = process.argv.slice(2) as [string, string];
const tools = JSON.parse(readFileSync(toolsFile, 'utf8')) as OfferedByServer[];
const inputSchema = { type: 'object', properties: { path: { type: 'string' } } };

const answers: Record<string, (params: Message['params']) => unknown> = {
  initialize: (params) => ({ protocolVersion: params?.protocolVersion, capabilities: { tools: {} }, serverInfo: { name: 'verify', version: '1.0.0' } }),
  'tools/list': () => ({ tools: tools.map((tool) => (typeof tool === 'string' ? { name: tool } : tool)).map((tool) => ({ ...tool, description: describe(tool.name), inputSchema })) }),
  'tools/call': (params) => {
    appendFileSync(callsFile, `${JSON.stringify({ name: params?.name, arguments: params?.arguments })}\n`);
    return { content: [{ type: 'text', text: 'It ran.' }] };
  },
};

createInterface({ input: process.stdin }).on('line', (line) => {
  if (line.trim() === '') return;
  const { id, method, params } = JSON.parse(line) as Message;
  if (id === undefined) return;
  process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', id, result: answers[method]?.(params) ?? {} })}\n`);
});
