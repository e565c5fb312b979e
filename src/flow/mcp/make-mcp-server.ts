import { McpServer } from '@modelcontextprotocol/server';
import { toolriskVersion } from '../toolrisk-version.ts';
import type { Library } from './library/library.ts';
import { registerPages } from './pages/register-pages.ts';
import { registerCheckStack } from './tools/check-stack.ts';
import { registerExplainTool } from './tools/explain-tool.ts';
import { registerGetServer } from './tools/get-server.ts';
import { registerGetTool } from './tools/get-tool.ts';
import { registerJudgeDefinition } from './tools/judge-definition.ts';
import { registerRecommendPolicy } from './tools/recommend-policy.ts';
import { registerSearchTools } from './tools/search-tools.ts';

const instructions = 'A catalog of MCP servers: what each of their tools can do, how bad a mistaken call can get, why, and the policy for it. '
  + 'Verdicts come from definitions by fixed rules; no tool was called. Words of server authors come only when asked for, fenced as untrusted data.';

/** The catalog as an MCP server: read-only tools, and pages as resources. */
export function makeMcpServer(library: Library): McpServer {
  const mcp = new McpServer({ name: 'toolrisk', title: 'toolrisk', version: toolriskVersion }, { instructions, capabilities: { tools: {}, resources: {}, completions: {} } });
  for (const register of [registerSearchTools, registerGetTool, registerGetServer, registerRecommendPolicy, registerCheckStack, registerExplainTool, registerJudgeDefinition, registerPages]) register(mcp, library);
  return mcp;
}
