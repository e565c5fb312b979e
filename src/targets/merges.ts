import type { TargetId } from '../schema/policy.ts';
import type { Merge } from './merge/merge.ts';
import { mergeAgentgateway } from './products/agentgateway/agentgateway-merge.ts';
import { mergeClaudeCode } from './products/claude-code/claude-code-merge.ts';
import { mergeCodex } from './products/codex/codex-merge.ts';
import { mergeCursor } from './products/cursor/cursor-merge.ts';
import { mergeGeminiCli } from './products/gemini-cli/gemini-cli-merge.ts';
import { mergeOpencode } from './products/opencode/opencode-merge.ts';
import { mergePolicylayer } from './products/policylayer/policylayer-merge.ts';
import { mergeToolhive } from './products/toolhive/toolhive-merge.ts';
import { mergeVscode } from './products/vscode/vscode-merge.ts';

/** How each product's policy gets into a file that is there already, or why it does not. */
export const merges: Record<TargetId, Merge | { refused: string }> = {
  'claude-code': mergeClaudeCode,
  codex: mergeCodex,
  'gemini-cli': mergeGeminiCli,
  opencode: mergeOpencode,
  vscode: mergeVscode,
  cursor: mergeCursor,
  'copilot-cli': { refused: 'it keeps its permissions in no file: they are flags of its command line' },
  policylayer: mergePolicylayer,
  intercept: { refused: 'a policy.yaml is the whole policy of one server, and its entries do not say whose they are' },
  'openai-responses': { refused: 'the tool is part of a request that your own program makes, not of a settings file' },
  'claude-api': { refused: 'the toolset is part of a request that your own program makes, not of a settings file' },
  toolhive: mergeToolhive,
  agentgateway: mergeAgentgateway,
  agentcore: { refused: 'policies are created one by one, and no settings file holds them' },
  'envoy-ai-gateway': { refused: 'the rules of a route count in their order, and where ours belong among those of its other backends a person must say' },
  opa: { refused: 'the policy is a program of its own, in a package of its own' },
  cerbos: { refused: 'a resource policy is a file of its own, and its rules do not say whose server they are about' },
};
