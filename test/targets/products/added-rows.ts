import { aiSdk } from './ai-sdk.ts';
import { claudeAgentSdk } from './claude-agent-sdk.ts';
import { cline } from './cline.ts';
import { dockerAgent } from './docker-agent.ts';
import { dockerMcpGateway } from './docker-mcp-gateway.ts';
import { goose } from './goose.ts';
import { kiro } from './kiro.ts';
import { langchain } from './langchain.ts';
import { litellm } from './litellm.ts';
import { openaiAgents } from './openai-agents.ts';
import { opencode2 } from './opencode-2.ts';
import type { ProductRows } from './product-rows.ts';
import { qwenCode } from './qwen-code.ts';
import { rooCode } from './roo-code.ts';
import { zed } from './zed.ts';

/** Products whose rows stand in a file each. */
export const addedRows = {
  'ai-sdk': aiSdk, 'claude-agent-sdk': claudeAgentSdk, cline, 'docker-agent': dockerAgent, 'docker-mcp-gateway': dockerMcpGateway, goose, kiro,
  langchain, litellm, 'openai-agents': openaiAgents, 'opencode-2': opencode2, 'qwen-code': qwenCode, 'roo-code': rooCode, zed,
} satisfies Record<string, ProductRows>;

/** One kind of row of each of them. */
export function addedRow<Kind extends keyof ProductRows>(kind: Kind): Record<keyof typeof addedRows, NonNullable<ProductRows[Kind]>> {
  const rows = Object.entries(addedRows as Record<string, ProductRows>).filter(([, row]) => row[kind] !== undefined);
  return Object.fromEntries(rows.map(([id, row]) => [id, row[kind]])) as Record<keyof typeof addedRows, NonNullable<ProductRows[Kind]>>;
}
