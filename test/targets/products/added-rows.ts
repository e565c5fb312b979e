import { claudeAgentSdk } from './claude-agent-sdk.ts';
import { langchain } from './langchain.ts';
import { openaiAgents } from './openai-agents.ts';
import { qwenCode } from './qwen-code.ts';
import type { ProductRows } from './product-rows.ts';

/** Products whose rows stand in a file each. */
export const addedRows = {
  'claude-agent-sdk': claudeAgentSdk, langchain, 'openai-agents': openaiAgents, 'qwen-code': qwenCode,
} satisfies Record<string, ProductRows>;

/** One kind of row of each of them. */
export function addedRow<Kind extends keyof ProductRows>(kind: Kind): Record<keyof typeof addedRows, NonNullable<ProductRows[Kind]>> {
  const rows = Object.entries(addedRows as Record<string, ProductRows>).filter(([, row]) => row[kind] !== undefined);
  return Object.fromEntries(rows.map(([id, row]) => [id, row[kind]])) as Record<keyof typeof addedRows, NonNullable<ProductRows[Kind]>>;
}
