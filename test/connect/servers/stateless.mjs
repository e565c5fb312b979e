// A real server of the SDK that speaks 2026-07-28: `node stateless.mjs only|both` over standard streams; `serve` gives it for HTTP.
import { createMcpHandler, fromJsonSchema, McpServer } from '@modelcontextprotocol/server';
import { serveStdio } from '@modelcontextprotocol/server/stdio';

/** One server with two tools, a prompt and instructions, for either era. */
export function build() {
  const server = new McpServer({ name: 'stateless', version: '2.0.0' }, { capabilities: { tools: { listChanged: true }, prompts: {} }, instructions: 'Ask nicely.' });
  const inputSchema = fromJsonSchema({ type: 'object', properties: { id: { type: 'string' } }, required: ['id'] });
  server.registerTool('read_note', { description: 'Reads a note.', inputSchema, annotations: { readOnlyHint: true } }, async () => ({ content: [] }));
  server.registerTool('delete_note', { description: 'Deletes a note.', inputSchema, _meta: { 'example.com/risk': 'high' } }, async () => ({ content: [] }));
  server.registerPrompt('greet', { description: 'Greets.' }, async () => ({ messages: [] }));
  return server;
}

/** Answers over HTTP; without `legacy`, only requests of 2026-07-28. */
export const handler = (legacy) => createMcpHandler(build, { legacy: legacy ? 'stateless' : 'reject' });

if (process.argv[1] === import.meta.filename) serveStdio(build, { legacy: process.argv[2] === 'both' ? 'serve' : 'reject' });
