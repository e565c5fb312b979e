import type { TargetId } from '../schema/policy.ts';
import { mergeAgentgateway } from './agentgateway-merge.ts';
import { mergeClaudeCode } from './claude-code-merge.ts';
import { mergeCodex } from './codex-merge.ts';
import { mergeCursor } from './cursor-merge.ts';
import { mergeGeminiCli } from './gemini-cli-merge.ts';
import type { Merge } from './merge.ts';
import { mergeOpencode } from './opencode-merge.ts';
import { mergePolicylayer } from './policylayer-merge.ts';
import { mergeToolhive } from './toolhive-merge.ts';
import { mergeVscode } from './vscode-merge.ts';

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
