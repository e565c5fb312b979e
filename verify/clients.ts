import { aiSdk } from './ai-sdk.ts';
import { claudeCode } from './claude-code.ts';
import { claudeAgentSdk } from './claude-agent-sdk.ts';
import { codex } from './codex.ts';
import { copilotCli } from './copilot-cli.ts';
import { geminiCli } from './gemini-cli.ts';
import { langchain } from './langchain.ts';
import { openaiAgents } from './openai-agents.ts';
import { opencode } from './opencode.ts';
import { qwenCode } from './qwen-code.ts';
import type { ClientResult } from './checked.ts';

/** The clients that can be run here, by target: the package that brings each, and what runs it. `clients/<id>` pins the version. */
export const clients = {
  'claude-code': { packageName: '@anthropic-ai/claude-code', run: claudeCode },
  codex: { packageName: '@openai/codex', run: codex },
  'gemini-cli': { packageName: '@google/gemini-cli', run: geminiCli },
  'copilot-cli': { packageName: '@github/copilot', run: copilotCli },
  opencode: { packageName: 'opencode-ai', run: opencode },
  'claude-agent-sdk': { packageName: '@anthropic-ai/claude-agent-sdk', run: claudeAgentSdk },
  'qwen-code': { packageName: '@qwen-code/qwen-code', run: qwenCode },
  'ai-sdk': { packageName: 'ai', run: aiSdk },
  langchain: { packageName: 'langchain', run: langchain },
  'openai-agents': { packageName: '@openai/agents', run: openaiAgents },
} as const satisfies Record<string, { packageName: string; run: () => Promise<ClientResult> }>;
export type ClientId = keyof typeof clients;
